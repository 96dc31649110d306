"""The rows of a CSV file: which character separates its cells, and what they hold."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal
from ilonet.lib.spreadsheets import limits
from ilonet.lib.spreadsheets.cells import Row, Table, text_cell
from ilonet.lib.spreadsheets.encodings import decode
from ilonet.lib.spreadsheets.sheet import refuse_columns, refuse_rows

SEPARATORS = (";", "\t", ",", "|")
SAMPLE = 60


def read_delimited(content: bytes) -> Table:
    text, note = decode(content)
    separator, text = _declared(text)
    separator = separator or _most_regular(text)
    table = Table(sheet=None, rows=iter(()), notes=[note] if note else [])
    table.rows = _rows(text, separator)
    return table


def _declared(text: str) -> tuple[str | None, str]:
    """Spreadsheet programs write and heed a first line `sep=;`. It keeps its place, so rows keep their numbers."""
    first, newline, rest = text.partition("\n")
    declared = first.strip().strip('"')
    if declared.lower().startswith("sep=") and declared[4:] in SEPARATORS:
        return declared[4:], newline + rest
    return None, text


def _most_regular(text: str) -> str:
    """The separator that cuts many rows into the same number of cells, and into many of them."""
    return max(SEPARATORS, key=lambda separator: _regularity(text, separator))


def _regularity(text: str, separator: str) -> float:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        widths = [len(cells) for cells in islice(reader, SAMPLE) if any(cells)]
    except csv.Error:
        return 0
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return 0
    width, times = wide.most_common(1)[0]
    return times / len(widths) * (width - 1)


def _rows(text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = kept = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _unreadable(number + 1) from error
        if cells is None:
            return
        number += 1
        if len(cells) > limits.COLUMNS and any(cell.strip() for cell in cells[limits.COLUMNS :]):
            refuse_columns()
        row = Row(number, tuple(text_cell(cell) for cell in cells[: limits.COLUMNS]))
        if row.is_blank():
            continue
        kept += 1
        if kept > limits.ROWS:
            refuse_rows()
        yield row


def _unreadable(number: int) -> Refusal:
    return Refusal(
        "csv.quotes",
        _("The file cannot be cut into cells from row %(row)d on: a quotation mark is missing or misplaced.")
        % {"row": number},
        _("Close or remove the quotation mark in that row, or send the table as .xlsx."),
        status=422,
    )
