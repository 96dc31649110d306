"""Write down one act, in the transaction that does it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ilonet.audit.models import Event
from ilonet.lib import sql

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

LONGEST = 80  # characters of one noted value: ids, codes and counts, never content
SYSTEM_ACTOR = "system"


def record(
    act: str, *, by: Actor | None, noun: str, public_id: UUID | None, noted: dict[str, Any] | None = None
) -> Event:
    """Raises ValueError when a noted value could be content."""
    noted = noted or {}
    for name, value in noted.items():
        _insist_small(name, value)
    hat = by.hat if by else None
    event = Event(
        act=act,
        actor=(by.pseudonym if by and by.pseudonym else SYSTEM_ACTOR),
        hat=hat.kind if hat else ("none" if by else "system"),
        hat_label=hat.label[:160] if hat else "",
        authority=hat.authority_code if hat else "",
        noun=noun,
        public_id=public_id,
        noted=noted,
    )
    _write(event)
    return event


def _write(event: Event) -> None:
    """By hand: the ORM would ask the row back, and whoever acts may not always read the audit."""
    sql.run(
        "INSERT INTO audit_event (id, act, actor, hat, hat_label, authority, noun, public_id, noted)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb)",
        [
            event.id,
            event.act,
            event.actor,
            event.hat,
            event.hat_label,
            event.authority,
            event.noun,
            event.public_id,
            json.dumps(event.noted, default=str),
        ],
    )


def _insist_small(name: str, value: Any) -> None:
    values = value if isinstance(value, (list, tuple)) else [value]
    for one in values:
        if one is not None and not isinstance(one, (int, bool)) and len(str(one)) > LONGEST:
            raise ValueError(f"{name}: the audit keeps ids, codes and counts, not content")
