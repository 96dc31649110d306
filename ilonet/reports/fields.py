"""How are the fields of a template laid out for writing? Boxes and rows, each with what was typed and what is wrong there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language, override

from ilonet.places.languages import official
from ilonet.places.names import names
from ilonet.reports.kinds.template import Field, Table, Type
from ilonet.reports.particulars import PREFIX, is_blank, is_read, rows_of
from ilonet.reports.soundness import Fault, holds
from ilonet.reports.text import Text

LONGEST = 500


@dataclass(frozen=True)
class Box:
    """One field as the page shows it; `places` are what the gate found in it."""

    name: str
    label: str
    type: str
    hint: str = ""
    value: str = ""
    choices: tuple[tuple[str, str, bool], ...] = ()
    is_needed: bool = False
    fault: str = ""
    places: list[Any] = field(default_factory=list)
    longest: int = LONGEST


@dataclass(frozen=True)
class RowShown:
    number: int
    shown_number: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class RowsShown:
    """`is_folded` where nobody asks for it and nobody filled it in."""

    name: str
    table: str
    label: str
    hint: str
    row: str
    rows: tuple[RowShown, ...]
    is_needed: bool
    is_folded: bool
    fault: str = ""


@dataclass(frozen=True)
class Shown:
    box: Box | None = None
    rows: RowsShown | None = None


def laid_out(text: Text, faults: list[Fault], beside: Mapping[str, list[Any]]) -> list[Shown]:
    """In the order of the template; a table always has a row to write in."""
    said: dict[str, str] = {}
    for one in faults:
        said.setdefault(one.place, one.message)
    return [
        Shown(rows=_rows(asked, text, said, beside))
        if isinstance(asked, Table)
        else Shown(box=_box(asked, text.particulars.get(asked.name), PREFIX + asked.name, said, beside))
        for asked in text.template.fields
    ]


def _rows(table: Table, text: Text, said: Mapping[str, str], beside: Mapping[str, list[Any]]) -> RowsShown:
    held = rows_of(table, text.particulars)
    name = PREFIX + table.name
    return RowsShown(
        name=name,
        table=table.name,
        label=str(table.label),
        hint=str(table.hint),
        row=str(table.row),
        rows=tuple(
            RowShown(
                number,
                number + 1,
                tuple(
                    _box(one, row.get(one.name), f"{name}.{number}.{one.name}", said, beside) for one in table.columns
                ),
            )
            for number, row in enumerate(held or [{}])
        ),
        is_needed=table.required,
        is_folded=not table.required and len(held) < 2 and not any(map(holds, held)),
        fault=said.get(name, ""),
    )


def _box(
    asked: Field, value: Any, name: str, said: Mapping[str, str], beside: Mapping[str, list[Any]]
) -> Box:  # fmt: skip
    chosen = set(value) if isinstance(value, list) else {value}
    choices = tuple((one, str(label), one in chosen) for one, label in asked.choices)
    if asked.type == Type.CHOICE and not is_blank(value) and not is_read(asked, value):
        choices = (*choices, (str(value), str(value), True))
    return Box(
        name=name,
        label=str(asked.label),
        type=_shown_as(asked, value).value,
        hint=str(asked.hint),
        value="" if is_blank(value) else _typed(asked, value),
        choices=choices,
        is_needed=asked.required or bool(asked.required_with[0]),
        fault=said.get(name, ""),
        places=beside.get(name, []),
    )


def _shown_as(asked: Field, value: Any) -> Type:
    """A browser empties a box for months in which no month stands; what was typed is to be seen, and mended."""
    is_dated = asked.type in {Type.DAY, Type.MONTH}
    return Type.LINE if is_dated and not is_blank(value) and not is_read(asked, value) else asked.type


def _typed(asked: Field, value: Any) -> str:
    """As somebody would type it again."""
    if asked.type == Type.COUNTRY and is_read(asked, value):
        return names(official(get_language() or "en"))[value]
    return str(value)


def hint_under(heading: str, text: Text) -> str:
    """What belongs under a heading that the template suggests, in the reader's language; nothing under one's own."""
    with override(text.language):
        suggested = [str(one.heading) for one in text.template.sections]
    return str(text.template.sections[suggested.index(heading)].hint) if heading in suggested else ""
