"""Allowed, done, written down: one act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.db import transaction

from ilonet.access.actor import Actor
from ilonet.audit.recording import record
from ilonet.lib.refusals import absent


@dataclass(frozen=True)
class Act:
    name: str  # noun.past_participle
    needs: str | None  # the verb in the noun's access.py
    reads: bool  # a read that is recorded: no lock, so that two readers never wait for each other


ACTS: dict[str, Act] = {}


def act(name: str, *, needs: str | None = None, reads: bool = False) -> Callable[..., Any]:
    """Declares a verb: lock and re-read the row, ask permission, change, write the audit row, in one transaction.

    The method takes the actor as `by=`. What it returns is returned; a dict under the key `audit` in
    `self.noted` (ids, codes and counts only) goes into the audit row.
    """
    if name in ACTS:
        raise ValueError(f"{name} is declared twice")
    ACTS[name] = Act(name, needs, reads)

    def declare(method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def perform(row: Any, *args: Any, by: Actor, **kwargs: Any) -> Any:
            if by.restraint and not reads:
                raise by.restraint.refusal()
            with transaction.atomic():
                if not reads:
                    _lock(row)
                if needs:
                    by.insist(needs, row)
                row.noted = {}
                answer = method(row, *args, by=by, **kwargs)
                record(name, by=by, noun=row._meta.label_lower, public_id=row.public_id, noted=row.noted)
                return answer

        perform.act = ACTS[name]  # type: ignore[attr-defined]
        return perform

    return declare


def _lock(row: Any) -> None:
    """Raises Refusal: a row that the database does not show to whoever asks is absent."""
    try:
        row.refresh_from_db(from_queryset=type(row)._base_manager.select_for_update(of=("self",)))
    except type(row).DoesNotExist as error:
        raise absent() from error
