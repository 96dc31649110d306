"""Every place where words lie that somebody may read, opened: what stands there, and of which thing it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any, NamedTuple

from psycopg.sql import SQL, Identifier

from ilonet.comments.models import Comment
from ilonet.documents.models import File
from ilonet.lib import sql
from ilonet.reports.models import Corroboration, Report, ReportVersion, SharedDraft, Widening
from ilonet.requests.models import Addressee, Answer, Compilation, Request
from ilonet.warnings.models import Acknowledgement, Closing
from tests.held import planted
from tests.making import BECAUSE

Row = tuple[str, int]  # table and key


class Store(NamedTuple):
    model: Any
    of: Callable[[Any], Any]  # the key of the thing by whose reasons and decisions it is judged; None has no reasons
    opened: Callable[[Any], Any]
    beside: tuple[str, ...] = ()


def _nothing(_row: Any) -> None:
    return None


STORES = (
    Store(Report, lambda one: one.public_id, lambda one: asdict(one.text)),
    Store(ReportVersion, lambda one: one.report.public_id, lambda one: asdict(one.text), ("report",)),
    Store(SharedDraft, lambda one: one.report.public_id, lambda one: asdict(one.text), ("report",)),
    Store(File, lambda one: one.item, lambda one: [one.about, one.said]),
    Store(Comment, lambda one: one.public_id, lambda one: one.said and asdict(one.said)),
    Store(Request, lambda one: one.public_id, lambda one: asdict(one.asking)),
    Store(Answer, lambda one: one.public_id, lambda one: asdict(one.replies)),
    Store(Addressee, _nothing, _nothing),
    Store(Compilation, _nothing, lambda one: one.foreword),
    Store(Acknowledgement, _nothing, _nothing),
    Store(Closing, _nothing, _nothing),
    Store(Corroboration, _nothing, _nothing),
    Store(Widening, _nothing, _nothing),
)
TABLES = {one.model._meta.db_table for one in STORES}


def _of_each(asked: str) -> str:
    one = SQL(asked)
    return SQL(" UNION ALL ").join(one.format(table, Identifier(table)) for table in sorted(TABLES)).as_string()


SHOWN = _of_each("SELECT {}, id FROM {}")
KEPT = _of_each("SELECT {}, id, xmin::text || ctid::text FROM {}")  # another one after each change
INDEXED = "SELECT id, words::text FROM reports_report UNION ALL SELECT -id, words::text FROM requests_request"


class Standing(NamedTuple):
    """What stands in one row; the key of a picture in it, of which somebody must have said that they looked."""

    of: Any
    texts: frozenset[str]
    picture: Any = None


def visible() -> set[Row]:
    """To whoever has been told to the database."""
    return set(sql.rows(SHOWN))


def everything(known: dict[Row, tuple[str, Standing]]) -> dict[Row, Standing]:
    """As the system; `known` is what stood there before, and is brought up to date."""
    kept = {(table, key): state for table, key, state in sql.rows(KEPT)}
    for row in [one for one in known if one not in kept]:
        del known[row]
    changed = {row for row, state in kept.items() if row not in known or known[row][0] != state}
    known |= {row: (kept[row], standing) for row, standing in _read(changed)}
    return {row: standing for row, (_state, standing) in known.items()}


def _read(wanted: set[Row]) -> Iterator[tuple[Row, Standing]]:
    for store in STORES:
        table = store.model._meta.db_table
        keys = [key for named, key in wanted if named == table]
        if not keys:
            continue
        rows = store.model.objects.unrestricted(because=BECAUSE).filter(pk__in=keys)
        for row in rows.select_related(*store.beside) if store.beside else rows:
            columns = [value for value in vars(row).values() if isinstance(value, str | dict | list)]
            texts = planted.strings([columns, store.opened(row)])
            picture = row.public_id if store.model is File and row.kind == "png" else None
            yield (table, row.pk), Standing(store.of(row), frozenset(texts), picture)


def indexed() -> dict[Row, str]:
    """By which words a row is found."""
    return {
        ("reports_report", key) if key > 0 else ("requests_request", -key): words or ""
        for key, words in sql.rows(INDEXED)
    }
