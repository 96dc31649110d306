"""Read on in the audit, where one left off, and tell of each act whoever it concerns (style.md 6.3; ADR 0020).

The chain gives every act its place at commit, so that nothing is heard before it is done, nothing is left out and
nothing comes twice: the bookmark moves in the transaction that stores the notices.
"""

from __future__ import annotations

import json
import logging
from datetime import timedelta
from typing import Any

from django.db import transaction

from ilonet.access.context import as_the_system
from ilonet.lib import sql
from ilonet.notices.heard import Heard
from ilonet.notices.table import TOLD
from ilonet.notices.telling import tell
from ilonet.notices.things import THINGS, row_of
from ilonet.work import queue

BECAUSE = "the audit is read on, for notices; what each is told of they may see"
AT_ONCE = 50  # acts of which somebody is told
AT_A_GLANCE = 2000  # acts of any kind, most of them readings
STALE = timedelta(days=7)  # what a restored or long sleeping installation tells of no more

BOOKMARK = "SELECT position FROM notices_bookmark FOR UPDATE SKIP LOCKED"
TURN = "UPDATE notices_bookmark SET position = %s"
COLUMNS = "e.id, e.act, e.noun, e.public_id, e.actor, e.at, e.noted::text"
UP_TO = """
SELECT max(position) FROM (SELECT position FROM audit_link WHERE position > %s ORDER BY position LIMIT %s) glance
"""
NEXT = f"""
SELECT l.position, e.at < ilonet_now() - %s, {COLUMNS}
FROM audit_link l JOIN audit_event e ON e.id = l.event_id
WHERE l.position > %s AND l.position <= %s AND e.act = ANY (%s) ORDER BY l.position LIMIT %s
"""  # noqa: S608 — constants
ONE = f"SELECT {COLUMNS} FROM audit_event e WHERE e.id = %s"  # noqa: S608 — constants

log = logging.getLogger("ilonet.notices")


def hear() -> bool:
    """Says whether there was anything. Two workers never read the same page."""
    with transaction.atomic():
        with as_the_system(because=BECAUSE):
            up_to, events = _next()
        for _position, is_stale, *event in events:
            if not is_stale:
                _tell_or_defer(event)
        if up_to:
            with as_the_system(because=BECAUSE):
                sql.run(TURN, [up_to])
    return up_to is not None


def _next() -> tuple[int | None, list[Any]]:
    """Where the bookmark goes to, and what lies on the way; nothing while another worker reads."""
    held = sql.rows(BOOKMARK)
    if not held:
        return None, []
    [(position,)] = held
    up_to = sql.value(UP_TO, [position, AT_A_GLANCE])
    if up_to is None:
        return None, []
    events = sql.rows(NEXT, [STALE, position, up_to, list(TOLD), AT_ONCE])
    return (events[-1][0] if len(events) == AT_ONCE else up_to), events


def hear_again(event: str) -> None:
    """One act that could not be told at first."""
    with as_the_system(because=BECAUSE):
        found = sql.rows(ONE, [event])
    for one in found:
        _tell(one)


def _tell_or_defer(event: Any) -> None:
    """What fails holds up nobody else: it comes again as a job, and `ilonet health` knows of it."""
    try:
        with transaction.atomic():
            _tell(event)
    except Exception as error:  # noqa: BLE001 — whatever one act runs into, the next is told
        log.error("notices of %s: %s", event[1], type(error).__name__)  # noqa: TRY400
        queue.defer("notices.tell", event=str(event[0]))


def _tell(event: Any) -> None:
    heard = _heard(*event)
    if heard:
        tell(heard)


def _heard(event: Any, act: str, noun: str, thing: Any, actor: str, at: Any, noted: str) -> Heard | None:
    if act not in TOLD or noun not in THINGS or thing is None:
        return None
    with as_the_system(because=BECAUSE):
        row = row_of(noun, thing)
    return Heard(event, act, noun, thing, actor, at, json.loads(noted), row) if row else None
