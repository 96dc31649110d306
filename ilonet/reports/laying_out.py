"""How does the text of a section look when it is read: paragraphs, headings, lists, tables? It is plain text (lib/markup)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

HEADING = re.compile(r"##\s+(\S.*)")
ITEM = re.compile(r"( *)(?:[-•]|(\d{1,3})[.)])\s+(\S.*)")
ROW = re.compile(r"\|(.*)\|\s*")
SHORTEST_TABLE = 2  # rows; a single line between bars is a line


@dataclass
class Point:
    words: str
    items: list[Point] = field(default_factory=list)


@dataclass(frozen=True)
class Block:
    """`kind`: text, heading, bullets, numbers, table; each fills what it needs."""

    kind: str
    words: str = ""
    items: tuple[Point, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def laid_out(text: str) -> list[Block]:
    return [block for part in text.split("\n\n") if part.strip() for block in _blocks(part.strip("\n").split("\n"))]


def _blocks(lines: list[str]) -> Iterator[Block]:
    for kind, grouped in groupby(lines, _Kind()):
        group = list(grouped)
        if kind == "heading":
            yield from (Block("heading", HEADING.fullmatch(line.strip())[1]) for line in group)  # type: ignore[index]
        elif kind in {"bullets", "numbers"} and _is_list(kind, group):
            yield Block(kind, items=_items(group))
        elif kind == "table" and len(group) >= SHORTEST_TABLE:
            head, *rows = (_cells(line) for line in group)
            yield Block("table", head=head, rows=tuple((*row, *[""] * (len(head) - len(row))) for row in rows))
        else:
            yield Block("text", "\n".join(group))


class _Kind:
    """Of one line; a line that stands in belongs to the list above it."""

    def __init__(self) -> None:
        self.above = "text"

    def __call__(self, line: str) -> str:
        item = ITEM.fullmatch(line)
        if HEADING.fullmatch(line.strip()):
            self.above = "heading"
        elif ROW.fullmatch(line.strip()):
            self.above = "table"
        elif item and not (item[1] and self.above in {"bullets", "numbers"}):
            self.above = "numbers" if item[2] else "bullets"
        elif not item:
            self.above = "text"
        return self.above


def _is_list(kind: str, group: list[str]) -> bool:
    """A sentence may begin with a day: “12. October was quiet”."""
    first = ITEM.fullmatch(group[0])
    return kind == "bullets" or bool(len(group) > 1 and first and first[2] == "1")


def _items(group: list[str]) -> tuple[Point, ...]:
    """What stands in further belongs to the item above it, two levels deep."""
    found: list[Point] = []
    for item in filter(None, map(ITEM.fullmatch, group)):
        if item[1] and found:
            found[-1].items.append(Point(item[3]))
        else:
            found.append(Point(item[3]))
    return tuple(found)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
