"""What a report states besides its text, as its kind asks: values by name, and every place that holds one.

Drafts keep whatever was typed; a value that cannot be read as its type stays a word until it is mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from ilonet.places.names import names
from ilonet.reports.kinds.template import LARGEST, Field, Table, Template, Type

Particulars = dict[str, Any]
Row = dict[str, Any]

PREFIX = "particulars."
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def rows_of(table: Table, particulars: Particulars) -> list[Row]:
    return list(particulars.get(table.name) or [])


def cells(template: Template, particulars: Particulars) -> Iterator[tuple[str, Field, Any]]:
    """Every place that holds something, with the field it belongs to."""
    for asked in template.fields:
        if isinstance(asked, Table):
            for number, row in enumerate(rows_of(asked, particulars)):
                for column in asked.columns:
                    if not is_blank(row.get(column.name)):
                        yield f"{asked.name}.{number}.{column.name}", column, row[column.name]
        elif not is_blank(particulars.get(asked.name)):
            yield asked.name, asked, particulars[asked.name]


def words_in(template: Template, particulars: Particulars) -> dict[str, str]:
    """What somebody typed themselves, by its place; the words of closed lists are ours."""
    return {
        PREFIX + place: str(value)
        for place, field, value in cells(template, particulars)
        if not (is_read(field, value) and field.type in {Type.CHOICE, Type.CHOICES, Type.COUNTRY})
    }


def with_words(particulars: Particulars, place: str, words: str) -> Particulars:
    """A copy in which one place holds these words; a number that must go leaves nothing behind."""
    name, *rest = place.removeprefix(PREFIX).split(".")
    if not rest:
        return particulars | {name: words}
    number, column = rest
    rows = [dict(row) for row in particulars[name]]
    rows[int(number)][column] = words
    return particulars | {name: rows}


def finished(template: Template, particulars: Particulars) -> Particulars:
    """Only what the template asks for, without blanks: what another kind was told before is not handed on."""
    told: Particulars = {}
    for asked in template.fields:
        held = particulars.get(asked.name)
        if isinstance(asked, Table):
            held = [row for row in (_stated(asked, row) for row in held or []) if row]
        if not is_blank(held):
            told[asked.name] = held
    return told


def is_blank(value: Any) -> bool:
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def is_read(field: Field, value: Any) -> bool:
    """Is it what the field asks for, or only what somebody typed?"""
    match field.type:
        case Type.NUMBER:
            return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST
        case Type.CHOICE:
            return value in dict(field.choices)
        case Type.CHOICES:
            return isinstance(value, list) and set(value) <= set(dict(field.choices))
        case Type.COUNTRY:
            return value in names("en")
        case Type.DAY:
            return as_day(value) is not None
        case Type.MONTH:
            return isinstance(value, str) and bool(MONTH.fullmatch(value))
        case _:
            return isinstance(value, str)


def as_day(value: Any) -> date | None:
    """Of a month, its first."""
    try:
        return date.fromisoformat(f"{value}-01" if MONTH.fullmatch(str(value)) else str(value))
    except ValueError:
        return None


def _stated(table: Table, row: Row) -> Row:
    return {one.name: row[one.name] for one in table.columns if not is_blank(row.get(one.name))}
