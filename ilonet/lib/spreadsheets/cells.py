"""What a cell of a table from outside can hold, and the table that carries such cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Formula:
    """A formula is shown to the person, never evaluated: its result is not what they typed."""

    text: str


@dataclass(frozen=True)
class Unreadable:
    """An error value such as #REF!, or a number that its own date format cannot show."""

    text: str


Value = str | int | float | bool | date | Formula | Unreadable | None


@dataclass(frozen=True)
class Row:
    number: int
    cells: tuple[Value, ...]

    def is_blank(self) -> bool:
        return all(cell is None for cell in self.cells)


@dataclass(frozen=True)
class Merge:
    """A block of cells shown as one; only its first cell holds a value."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass
class Table:
    """`merged` and `hidden_rows` are complete once `rows` has been read to its end."""

    sheet: str | None
    rows: Iterator[Row]
    notes: list[str] = field(default_factory=list)
    merged: list[Merge] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)


def text_cell(text: str) -> Value:
    """A text that a spreadsheet would run as a formula counts as one, also in CSV."""
    stripped = text.strip()
    if not stripped:
        return None
    if stripped[0] in "=＝":
        return Formula(stripped)
    return stripped
