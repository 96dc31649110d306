"""How are the particulars of a report told to its readers: on its page, to a machine, to the index of words?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from ilonet.places.languages import official
from ilonet.places.models import country_name
from ilonet.reports.guarding import SUMMED, Guard, guard
from ilonet.reports.kinds.template import Field, Table, Template, Type
from ilonet.reports.particulars import Particulars, as_day, cells, finished, is_read

WITHHELD = "withheld"
NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Told:
    """`is_own` are the author's own words, in the language of the report."""

    words: str
    is_own: bool = False
    is_number: bool = False
    is_withheld: bool = False


@dataclass(frozen=True)
class Line:
    label: str
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Column:
    name: str
    label: str
    is_number: bool


@dataclass(frozen=True)
class Way:
    """One row of those that follow each other: from, to, and what else is stated, with its label."""

    start: Told
    end: Told
    rest: tuple[tuple[str, Told], ...]


@dataclass(frozen=True)
class Rows:
    """Columns in which nobody stated anything are left out; `ways` are the rows where they follow each other."""

    label: str
    row: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Told, ...], ...]
    summed: tuple[Told | None, ...]
    is_way: bool
    fewest: int  # stated beside, where something is withheld

    @property
    def told(self) -> Iterator[list[tuple[Column, Told]]]:
        return (list(zip(self.columns, row, strict=True)) for row in self.rows)

    @property
    def sums(self) -> list[tuple[Column, Told | None]]:
        return list(zip(self.columns, self.summed, strict=True))

    @property
    def ways(self) -> Iterator[Way]:
        """The first two columns of such a table are from where and to where."""
        for row in self.rows:
            rest = zip(self.columns[2:], row[2:], strict=True)
            yield Way(row[0], row[1], tuple((one.label, told) for one, told in rest if told.words))


@dataclass(frozen=True)
class Particular:
    """One line or one table, never both."""

    line: Line | None = None
    rows: Rows | None = None


def told(template: Template, particulars: Particulars) -> list[Particular]:
    """In the order of the template; nothing stated, nothing told."""
    stated, found = finished(template, particulars), list[Particular]()
    guarded = guard(template, stated)
    for asked in template.fields:
        if asked.name not in stated:
            continue
        if isinstance(asked, Table):
            found.append(Particular(rows=_rows(asked, stated[asked.name], guarded)))
        else:
            found.append(Particular(line=Line(str(asked.label), _said(asked, stated[asked.name], asked.name, guarded))))
    return found


def told_to_machines(template: Template, particulars: Particulars) -> Particulars:
    """The same values under their names; a count that is not shown is “<5” or “withheld”."""
    stated = finished(template, particulars)
    guarded = guard(template, stated)
    for place, field, value in cells(template, stated):
        if field.counts_people and isinstance(value, int):
            name, *rest = place.split(".")
            shown = guarded.shown(place, value)
            if rest:
                stated[name][int(rest[0])][rest[1]] = WITHHELD if shown == "" else shown
            else:
                stated[name] = WITHHELD if shown == "" else shown
    return stated


def in_words(template: Template, particulars: Particulars) -> list[dict[str, str]]:
    """As their author typed them, line by line, for comparing two texts."""
    return [
        {"label": str(field.label), "words": ", ".join(one.words for one in _said(field, value, place, None))}
        for place, field, value in cells(template, particulars)
    ]


def words_for_the_index(template: Template, particulars: Particulars, language: str) -> str:
    """Own words, the words of the lists and the names of countries, in the language of the report."""
    with override(language):
        said = [
            one.words
            for place, field, value in cells(template, finished(template, particulars))
            if field.type not in {Type.NUMBER, Type.DAY, Type.MONTH}
            for one in _said(field, value, place, None, language)
        ]
    return " ".join(said)


def _rows(table: Table, rows: list[dict[str, Any]], guarded: Guard) -> Rows:
    columns = [one for one in table.columns if any(one.name in row for row in rows)]
    place = f"{table.name}.{SUMMED}"
    summed = Told(*_number(guarded.shown(place, guarded.sums[place]))) if place in guarded.sums else None
    return Rows(
        label=str(table.label),
        row=str(table.row),
        columns=tuple(Column(one.name, str(one.label), one.type == Type.NUMBER) for one in columns),
        rows=tuple(
            tuple(_cell(one, row.get(one.name), f"{table.name}.{number}.{one.name}", guarded) for one in columns)
            for number, row in enumerate(rows)
        ),
        summed=tuple(summed if one.name == table.summed else None for one in columns) if summed else (),
        is_way=table.is_way,
        fewest=guarded.fewest if guarded.withholds(table.name) else 0,
    )


def _cell(field: Field, value: Any, place: str, guarded: Guard) -> Told:
    return (
        _said(field, value, place, guarded)[0] if value is not None else Told("", is_number=field.type == Type.NUMBER)
    )


def _said(field: Field, value: Any, place: str, guarded: Guard | None, language: str | None = None) -> tuple[Told, ...]:
    if not is_read(field, value):
        return (Told(str(value), is_own=True),)
    match field.type:
        case Type.CHOICE:
            return (Told(str(dict(field.choices)[value])),)
        case Type.CHOICES:
            known = dict(field.choices)
            return tuple(Told(str(known[one])) for one in value)
        case Type.COUNTRY:
            return (Told(country_name(value, official(language)) if language else country_name(value)),)
        case Type.NUMBER:
            return (Told(*_number(guarded.shown(place, value) if guarded and field.counts_people else value)),)
        case Type.DAY:
            return (Told(_written(value, pgettext("a day; letters of Django's date filter", "j M Y"))),)
        case Type.MONTH:
            return (Told(_written(value, pgettext("a month; letters of Django's date filter", "M Y"))),)
        case _:
            return (Told(value, is_own=True),)


def _written(value: str, pattern: str) -> str:
    day = as_day(value)
    return date_format(day, pattern).replace(" ", NO_BREAK) if day else value


def _number(shown: int | str) -> tuple[str, bool, bool, bool]:
    """Words, own, number, withheld: 1 204 with a narrow space that no line breaks."""
    if shown == "":
        return _("withheld"), False, True, True
    words = f"{shown:,}".replace(",", "\u202f") if isinstance(shown, int) else shown
    return words, False, True, isinstance(shown, str)
