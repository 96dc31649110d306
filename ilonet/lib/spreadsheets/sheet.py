"""The rows of one sheet as a stream. What the sheet claims about its size is not asked."""

import re
from collections import deque
from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from ilonet.lib.refusals import Refusal
from ilonet.lib.spreadsheets import limits
from ilonet.lib.spreadsheets.cells import Merge, Row, Table, Unreadable, Value
from ilonet.lib.spreadsheets.markup import Listener, listen
from ilonet.lib.spreadsheets.package import damaged, refuse_bomb
from ilonet.lib.spreadsheets.values import finite, formula_cell, iso_day, percentage, plain_number, shown_text, whole
from ilonet.lib.spreadsheets.workbook import Sheet, Workbook

REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
LAST_ROW = 1_048_576


def excel_rows(workbook: Workbook, sheet: Sheet, table: Table) -> Iterator[Row]:
    listener = _Rows(workbook, table)
    kept = 0
    for _pause in listen(workbook.package, sheet.part, listener):
        while listener.ready:
            row = listener.ready.popleft()
            kept += 1
            if kept > limits.ROWS:
                refuse_rows()
            yield row


def refuse_rows() -> None:
    raise Refusal(
        "table.too_many_rows",
        _("The table has more than %(limit)d rows.") % {"limit": limits.ROWS},
        _("A register is smaller than that. Delete what does not belong to it, or send it in parts."),
        status=422,
    )


def refuse_columns() -> None:
    raise Refusal(
        "table.too_many_columns",
        _("The table has more than %(limit)d columns.") % {"limit": limits.COLUMNS},
        _("Copy the columns of the register into a new sheet and send that one."),
        status=422,
    )


class _Rows(Listener):
    """Collects a row at a time; blank rows are dropped as they come."""

    def __init__(self, workbook: Workbook, table: Table) -> None:
        super().__init__()
        self.ready: deque[Row] = deque()
        self._workbook = workbook
        self._table = table
        self._number = 0
        self._elements = 0
        self._cells: dict[int, Value] = {}
        self._column = -1
        self._kind = "n"
        self._style = 0
        self._formula: list[str] | None = None
        self._pieces: dict[str, list[str]] = {"v": [], "t": [], "f": []}
        self._open: str | None = None
        self._in_guide = False
        self._is_hidden = False

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._begin_row(attributes)
        elif name == "c":
            self._begin_cell(attributes)
        elif name in ("v", "t", "f"):
            self._open = None if self._in_guide else name
            if name == "f":
                self._formula = self._pieces["f"]
        elif name == "rPh":
            self._in_guide = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def characters(self, content: str) -> None:
        if self._open:
            pieces = self._pieces[self._open]
            if len(pieces) < limits.CELL_CHARACTERS:
                pieces.append(content[: limits.CELL_CHARACTERS])

    def closed(self, name: str) -> None:
        if name in ("v", "t", "f"):
            self._open = None
        elif name == "rPh":
            self._in_guide = False
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self._end_row()

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > limits.ROW_ELEMENTS:
            refuse_rows()
        number = whole(attributes.get("r"), self._number + 1)
        if number <= self._number or number > LAST_ROW:
            raise damaged()
        self._number = number
        self._cells = {}
        self._column = -1
        self._is_hidden = attributes.get("hidden") in ("1", "true")

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        reference = REFERENCE.fullmatch(attributes.get("r", ""))
        column = _column(reference[1]) if reference else self._column + 1
        if column >= limits.COLUMNS:
            self._skip(column)
        self._column = column
        self._kind = attributes.get("t", "n")
        self._style = whole(attributes.get("s"), 0)
        self._formula = None
        self._pieces = {"v": [], "t": [], "f": []}

    def _skip(self, column: int) -> None:
        """Cells far to the right are mostly empty but formatted; only a value there is refused."""
        if column > LAST_ROW:
            raise damaged()

    def _end_cell(self) -> None:
        value = self._value()
        if value is None or self._column in self._cells:
            return
        if self._column >= limits.COLUMNS:
            refuse_columns()
        self._cells[self._column] = value

    def _end_row(self) -> None:
        if not self._cells:
            return
        width = max(self._cells) + 1
        self.ready.append(Row(self._number, tuple(self._cells.get(column) for column in range(width))))
        if self._is_hidden:
            self._table.hidden_rows.append(self._number)

    def _value(self) -> Value:
        if self._formula is not None:
            return formula_cell("".join(self._pieces["f"]))
        if self._kind == "inlineStr":
            return shown_text("".join(self._pieces["t"]))
        raw = "".join(self._pieces["v"])
        if not raw:
            return None
        if self._kind == "s":
            return shown_text(self._shared(raw))
        if self._kind == "str":
            return shown_text(raw)
        if self._kind == "b":
            return raw == "1"
        if self._kind == "e":
            return Unreadable(raw[:40])
        if self._kind == "d":
            return iso_day(raw)
        return self._from_number(raw)

    def _shared(self, raw: str) -> str:
        place = whole(raw, -1)
        if not 0 <= place < len(self._workbook.texts):
            raise damaged()
        return self._workbook.texts[place]

    def _from_number(self, raw: str) -> Value:
        number = finite(raw)
        if isinstance(number, Unreadable):
            return number
        if self._style in self._workbook.date_styles:
            return self._from_serial(number)
        if self._style in self._workbook.percent_styles:
            return percentage(number)
        return plain_number(number)

    def _from_serial(self, number: float) -> Value:
        epoch = CALENDAR_MAC_1904 if self._workbook.counts_from_1904 else CALENDAR_WINDOWS_1900
        try:
            found = from_excel(number, epoch)
        except (ValueError, OverflowError):
            return Unreadable(f"{number:g}")
        if isinstance(found, datetime):
            return found.date()
        return Unreadable(f"{number:g}")

    def _merge(self, reference: str) -> None:
        first, _colon, last = reference.partition(":")
        begin, end = REFERENCE.fullmatch(first), REFERENCE.fullmatch(last)
        if not begin or not end:
            return
        if len(self._table.merged) >= limits.ROWS:
            refuse_bomb()
        self._table.merged.append(Merge(int(begin[2]), _column(begin[1]), int(end[2]), _column(end[1])))


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1
