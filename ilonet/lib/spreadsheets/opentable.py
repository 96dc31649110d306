"""The tables of an OpenDocument spreadsheet as a stream. What is repeated is counted before it is written out."""

import re
from collections import deque

from ilonet.lib.spreadsheets import limits
from ilonet.lib.spreadsheets.cells import Merge, Row, Table, Unreadable, Value
from ilonet.lib.spreadsheets.markup import Listener
from ilonet.lib.spreadsheets.opentext import Paragraphs
from ilonet.lib.spreadsheets.package import damaged, refuse_bomb, refuse_links, refuse_macro
from ilonet.lib.spreadsheets.sheet import LAST_ROW, refuse_columns, refuse_rows
from ilonet.lib.spreadsheets.values import finite, formula_cell, iso_day, percentage, plain_number, shown_text, whole

RUNS = frozenset({"event-listener", "script", "dde-source", "dde-link", "dde-connection-decl"})
DRAWS_ON_OTHERS = frozenset({
    "table-source", "cell-range-source", "database-source-sql", "database-source-table", "database-source-query",
    "source-service", "object-ole", "plugin", "applet", "floating-frame",
})  # fmt: skip
# What hangs on a cell or lies over it, and what stood in it before: none of it is the cell.
BESIDES = frozenset({"annotation", "tracked-changes", "shapes", "forms", "frame"})
CELLS = frozenset({"table-cell", "covered-table-cell"})
PREFIX = re.compile(r"^[A-Za-z]+:(?==)")
ELSEWHERE = re.compile(r"'[^']*'\s*#|\bfile:", re.IGNORECASE)
NOT_SHOWN = frozenset({"collapse", "filter"})


class Tables(Listener):
    """Rows with content as they come, each with the place of its table: of one table all, or of every table the first."""

    def __init__(self, *, only: int | None = None, most: int = limits.ROWS, table: Table | None = None) -> None:
        super().__init__()
        self.found: list[tuple[str, bool]] = []  # name, and whether it is hidden
        self.ready: deque[tuple[int, Row]] = deque()
        self._only, self._most, self._table = only, most, table
        self._kept = self._elements = self._rows = self._depth = self._beside = 0
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._in_table = False
        self._row: dict[str, str] = {}
        self._number = 0
        self._cells: dict[int, Value] = {}
        self._column = 0
        self._cell: dict[str, str] | None = None
        self._cell_depth = 0
        self._text = Paragraphs()

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._elements > limits.ELEMENTS:
            refuse_bomb()
        if name in RUNS:
            refuse_macro()
        if name in DRAWS_ON_OTHERS:
            refuse_links()
        if self._beside or name in BESIDES:
            self._beside += 1
        elif self._cell is not None:
            self._text.opened(name, attributes, is_own=self._depth == self._cell_depth + 1)
            if name == "table":
                raise damaged()
        else:
            self._open(name, attributes)

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._style = attributes.get("name", "") if attributes.get("family") == "table" else ""
        elif name == "table-properties" and self._style and attributes.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif name == "table":
            self._begin_table(attributes)
        elif name == "table-row" and self._in_table:
            self._begin_row(attributes)
        elif name in CELLS and self._in_table and self._row:
            self._begin_cell(name, attributes)

    def characters(self, content: str) -> None:
        if self._cell is not None and not self._beside:
            self._text.characters(content)

    def closed(self, name: str) -> None:
        if self._beside:
            self._beside -= 1
        elif self._cell is not None and self._depth > self._cell_depth:
            self._text.closed(name)
        elif self._cell is not None:
            self._end_cell(self._cell)
        elif name == "table-row" and self._row:
            self._end_row()
        elif name == "table":
            self._in_table = False
        self._depth -= 1

    def _begin_table(self, attributes: dict[str, str]) -> None:
        if self._in_table:
            raise damaged()
        is_hidden = attributes.get("style-name") in self._hidden_styles
        self.found.append((attributes.get("name", ""), is_hidden))
        if len(self.found) > limits.SHEETS:
            refuse_bomb()
        self._in_table = True
        self._number = self._kept = self._rows = 0

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._rows += 1
        if self._rows > limits.ROW_ELEMENTS:
            refuse_rows()
        self._row = {"repeated": attributes.get("number-rows-repeated", "1"), "shown": attributes.get("visibility", "")}
        self._cells, self._column = {}, 0

    def _begin_cell(self, name: str, attributes: dict[str, str]) -> None:
        self._cell = attributes | {"covered": "1"} if name == "covered-table-cell" else attributes
        self._cell_depth = self._depth
        self._text = Paragraphs()

    def _end_cell(self, cell: dict[str, str]) -> None:
        first, times = self._column, whole(cell.get("number-columns-repeated"), 1)
        self._cell, self._column = None, first + times
        if self._is_wanted:
            self._merge(cell, first)
        value = None if "covered" in cell else _value(cell, self._text)
        if value is None:
            return
        if self._column > limits.COLUMNS:
            refuse_columns()
        self._cells |= dict.fromkeys(range(first, self._column), value)

    def _end_row(self) -> None:
        times, is_hidden = whole(self._row["repeated"], 1), self._row["shown"] in NOT_SHOWN
        first = self._number + 1
        self._number, self._row = self._number + times, {}
        if not self._cells or not (self._only is None or self._is_wanted):
            return
        if self._number > LAST_ROW:
            raise damaged()
        times = self._room_for(times)
        cells = tuple(self._cells.get(column) for column in range(max(self._cells) + 1))
        for number in range(first, first + times):
            self.ready.append((len(self.found) - 1, Row(number, cells)))
            if is_hidden and self._table:
                self._table.hidden_rows.append(number)

    def _room_for(self, times: int) -> int:
        """Of the first rows no more than asked; more rows than a table may have are refused."""
        room = self._most - self._kept
        if times > room:
            if self._only is not None:
                refuse_rows()
            times = room
        self._kept += times
        return times

    @property
    def _is_wanted(self) -> bool:
        return len(self.found) - 1 == self._only

    def _merge(self, cell: dict[str, str], column: int) -> None:
        wide, high = whole(cell.get("number-columns-spanned"), 1), whole(cell.get("number-rows-spanned"), 1)
        if not self._table or (wide < 2 and high < 2):
            return
        if len(self._table.merged) >= limits.ROWS:
            refuse_bomb()
        row = self._number + 1
        self._table.merged.append(Merge(row, column, row + high - 1, column + wide - 1))


def _value(cell: dict[str, str], text: Paragraphs) -> Value:
    if "formula" in cell:
        return _formula(cell["formula"])
    kind, shown = cell.get("value-type", "string"), text.whole()
    if kind in {"float", "currency", "percentage"} and "value" in cell:
        number = finite(cell["value"])
        if isinstance(number, Unreadable):
            return number
        return percentage(number) if kind == "percentage" else plain_number(number)
    if kind == "date" and "date-value" in cell:
        return iso_day(cell["date-value"])
    if kind == "boolean" and "boolean-value" in cell:
        return cell["boolean-value"] == "true"
    if kind in {"time", "error"}:
        return Unreadable(shown[:40])
    return shown_text(cell.get("string-value") or shown)


def _formula(text: str) -> Value:
    """Written as `of:=...`; one that draws on another file names it."""
    bare = PREFIX.sub("", text)
    if ELSEWHERE.search(bare):
        refuse_links()
    return formula_cell(bare.removeprefix("="))
