"""What a file says, as one reads it: paragraphs under the place where they stand, rows of cells as rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

UNDER_NO_HEADING = frozenset({"text", "paragraph"})
CELLS = ("cell", "hidden_cell")


@dataclass
class Block:
    """Either lines or rows."""

    heading: str = ""
    lines: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def blocks(passages: Iterable[dict[str, Any]]) -> list[Block]:
    """Neighbours of one place stand together; the place is said once."""
    shown: list[Block] = []
    names: dict[int, str] = {}
    for one in passages:
        if one["kind"] == "sheet_name":
            names[one["at"][0]] = one["text"]
            continue
        is_cell = one["kind"] in (*CELLS, "row")
        heading = _heading(one, names)
        if not shown or shown[-1].heading != heading or bool(shown[-1].rows) != is_cell:
            shown.append(Block(heading))
        _add(shown[-1], one, is_cell=is_cell)
    return shown


def _add(block: Block, one: dict[str, Any], *, is_cell: bool) -> None:
    if not is_cell:
        block.lines.append(one["text"])
    elif one["continues"] and block.rows:
        block.rows[-1].append(one["text"])
    else:
        block.rows.append([one["text"]])


def _heading(one: dict[str, Any], names: dict[int, str]) -> str:
    if one["kind"] in CELLS:
        number = one["at"][0]
        said = _("Hidden sheet %(number)s") if one["kind"] == "hidden_cell" else _("Sheet %(number)s")
        name = names.get(number, "")
        return said % {"number": number} + (f": {name}" if name else "")
    return "" if one["kind"] in (*UNDER_NO_HEADING, "row") else str(one["where"])
