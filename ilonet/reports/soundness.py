"""Can the particulars of a report be true, and is everything there that its kind asks for? (R-3.4-b to R-3.4-l)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ilonet.reports.kinds.template import MOST_ROWS, Field, Table, Template, Type
from ilonet.reports.particulars import PREFIX, Particulars, Row, as_day, cells, is_blank, is_read, rows_of


@dataclass(frozen=True)
class Fault:
    code: str
    message: str
    place: str


def faults(template: Template, particulars: Particulars, today: date) -> list[Fault]:
    """What cannot be as it is stated; a draft may, a release may not."""
    return [
        *_too_many(template, particulars),
        *_misread(template, particulars, today),
        *(one for table in template.tables for one in _sums(table, particulars)),
        *(one for table in template.tables if table.is_way for one in _standing_still(table, particulars)),
    ]


def gaps(template: Template, particulars: Particulars) -> list[Fault]:
    """What its kind asks for and nobody has stated."""
    found = []
    for asked in template.fields:
        if isinstance(asked, Table):
            found += _gaps_in(asked, particulars)
        elif _is_needed(asked, particulars) and is_blank(particulars.get(asked.name)):
            found.append(_missing(str(asked.label), asked.name))
    return found


def _too_many(template: Template, particulars: Particulars) -> Iterator[Fault]:
    """Never kept, and shown whole to whoever has typed or pasted it."""
    for table in template.tables:
        if (rows := len(rows_of(table, particulars))) > MOST_ROWS:
            says = _("%(rows)s rows stand here; at most %(most)s fit.") % {"rows": rows, "most": MOST_ROWS}
            yield Fault("report.too_many_rows", says, PREFIX + table.name)


def _misread(template: Template, particulars: Particulars, today: date) -> Iterator[Fault]:
    for place, field, value in cells(template, particulars):
        said = {"field": _named(template, place, field)}
        if not is_read(field, value):
            yield Fault("report.field_unread", UNREAD[field.type]() % said, PREFIX + place)
        elif field.is_past and (day := as_day(value)) and day > today:
            yield Fault("report.field_in_the_future", _("%(field)s lies in the future.") % said, PREFIX + place)


# Said when asked, in the reader's language.
UNREAD = {
    Type.NUMBER: lambda: _("%(field)s is not a whole number of at most seven figures, without point, comma or sign."),
    Type.COUNTRY: lambda: _("%(field)s: no country has this name. Choose one from the list, or type its code."),
    Type.DAY: lambda: _("%(field)s is not a day. Write it as 2026-09-03."),
    Type.MONTH: lambda: _("%(field)s is not a month. Write it as 2026-09."),
    Type.CHOICE: lambda: _("%(field)s is not one of the list."),
    Type.CHOICES: lambda: _("%(field)s is not one of the list."),
    Type.LINE: lambda: _("%(field)s cannot be read."),
    Type.PROSE: lambda: _("%(field)s cannot be read."),
}


def _sums(table: Table, particulars: Particulars) -> Iterator[Fault]:
    """Parts are never more than their whole (R-3.4-b)."""
    rows = rows_of(table, particulars)
    for number, row in enumerate(rows):
        for one in table.sums:
            parts, whole = sum(_count(row, part) for part in one.parts), row.get(one.whole)
            if isinstance(whole, int) and parts > whole:
                named = ", ".join(str(table.by_name[part].label) for part in one.parts)
                says = _("%(row)s %(number)s: %(parts)s make %(sum)s, more than %(whole)s (%(count)s).") % {
                    "row": table.row, "number": number + 1, "parts": named, "sum": parts,
                    "whole": table.by_name[one.whole].label, "count": whole,
                }  # fmt: skip
                yield Fault("report.sum", says, f"{PREFIX}{table.name}.{number}.{one.parts[0]}")
    total = particulars.get(table.total) if table.total else None
    if isinstance(total, int) and (added := sum(_count(row, table.summed) for row in rows)) > total:
        says = _("The rows of “%(table)s” add up to %(sum)s, more than the total stated (%(total)s).")
        told = {"table": table.label, "sum": added, "total": total}
        yield Fault("report.total", says % told, PREFIX + table.total)


def _standing_still(table: Table, particulars: Particulars) -> Iterator[Fault]:
    """Who goes from a place to the same place has gone nowhere: waiting is said of a hub."""
    for number, row in enumerate(rows_of(table, particulars)):
        start, end = (str(row.get(one.name) or "").strip() for one in table.columns[:2])
        if start and start.casefold() == end.casefold():
            says = _("%(row)s %(number)s leads from %(place)s to the same place.") % {
                "row": table.row, "number": number + 1, "place": start,
            }  # fmt: skip
            yield Fault("report.leg_nowhere", says, f"{PREFIX}{table.name}.{number}.{table.columns[1].name}")


def _gaps_in(table: Table, particulars: Particulars) -> list[Fault]:
    rows = [(number, row) for number, row in enumerate(rows_of(table, particulars)) if holds(row)]
    if table.required and not rows:
        return [
            Fault(
                "report.field_missing", _("“%(field)s” has no row yet.") % {"field": table.label}, PREFIX + table.name
            )
        ]
    return [
        _missing(f"{table.row} {number + 1}: {column.label}", f"{table.name}.{number}.{column.name}")
        for number, row in rows
        for column in table.columns
        if column.required and is_blank(row.get(column.name))
    ]  # fmt: skip


def _is_needed(field: Field, particulars: Particulars) -> bool:
    other, answers = field.required_with
    return field.required or (bool(other) and particulars.get(other) in answers)


def _missing(named: str, place: str) -> Fault:
    return Fault("report.field_missing", _("“%(field)s” is not stated yet.") % {"field": named}, PREFIX + place)


def _named(template: Template, place: str, field: Field) -> str:
    """Row 2: Persons."""
    name, *rest = place.split(".")
    table = template.by_name[name]
    return f"{table.row} {int(rest[0]) + 1}: {field.label}" if rest and isinstance(table, Table) else str(field.label)


def holds(row: Row) -> bool:
    return any(not is_blank(value) for value in row.values())


def _count(row: dict[str, Any], name: str) -> int:
    value = row.get(name)
    return value if isinstance(value, int) else 0
