"""Which rows come next? Lists go on from a key, not from a number, so that nothing is skipped while rows arrive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from ilonet.lib import asking

SIZE = 50
BATCH = 500


@dataclass(frozen=True)
class Page:
    rows: list[Any]
    next: str | None  # the cursor of the following page


def page_of(
    rows: QuerySet[Any], *, after: list[Any] | None = None, size: int = SIZE, falling: bool = False, days: bool = False
) -> Page:
    """A page of rows that carry an annotation `key` (a text, or a day), in its order and then by id.

    Raises Refusal for a cursor that this list did not give.
    """
    if after:
        key, pk = _place(after, days)
        beyond = Q(key__lt=key) | Q(key=key, pk__lt=pk) if falling else Q(key__gt=key) | Q(key=key, pk__gt=pk)
        rows = rows.filter(beyond)
    found = list(_in_order(rows, falling)[: size + 1])
    shown = found[:size]
    return Page(shown, asking.after(shown[-1].key, shown[-1].pk) if len(found) > size else None)


def batches(rows: QuerySet[Any], *, falling: bool = False, size: int = BATCH) -> Iterator[list[Any]]:
    """All rows in the order of the pages, some at a time, so that a long list needs no more memory than a short one."""
    kept: list[Any] = []
    for row in _in_order(rows, falling).iterator(chunk_size=size):
        kept.append(row)
        if len(kept) == size:
            yield kept
            kept = []
    if kept:
        yield kept


def _in_order(rows: QuerySet[Any], falling: bool) -> QuerySet[Any]:
    return rows.order_by(*([F("key").desc(), F("pk").desc()] if falling else [F("key").asc(), F("pk").asc()]))


def _place(cursor: list[Any], days: bool) -> tuple[Any, int]:
    key, pk = cursor if len(cursor) == 2 else (None, None)
    if isinstance(key, str) and isinstance(pk, int):
        with suppress(ValueError):
            return (date.fromisoformat(key) if days else key), pk
    raise asking.lost()
