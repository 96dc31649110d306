"""How a table leaves the house: whatever a person typed, no spreadsheet program takes it for a command."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from tempfile import TemporaryDirectory
from typing import IO, Any

import xlsxwriter

TRIGGERS = "=+-@|%"
Exported = str | int | float | Decimal | bool | date | datetime | None
CELL_CHARACTERS = 32_767
FIRST_COLUMN_WIDE, COLUMN_WIDE = 26, 16  # characters
WRITING = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}


def safe_text(text: str) -> str:
    """A leading apostrophe marks text. Programs skip spaces, controls and width forms first, so the test does too."""
    kept = "".join(character for character in text if character in "\t\r\n" or unicodedata.category(character) != "Cc")
    if not kept:
        return ""
    visible = unicodedata.normalize("NFKC", kept)
    visible = "".join(character for character in visible if unicodedata.category(character) not in ("Cf", "Cc"))
    visible = visible.lstrip()
    if kept[0] in "\t\r\n" or (visible and visible[0] in TRIGGERS):
        return "'" + kept
    return kept


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Exported]]) -> bytes:
    out = io.BytesIO()
    stream_csv(out, [header], rows)
    return out.getvalue()


def stream_csv(out: IO[bytes], above: Iterable[Sequence[Exported]], rows: Iterable[Sequence[Exported]]) -> int:
    """UTF-8 with its mark, so that spreadsheet programs show the letters right; every text quoted. How many rows."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    for row in above:
        writer.writerow([_csv_cell(value) for value in row])
    count = 0
    for row in rows:
        writer.writerow([_csv_cell(value) for value in row])
        count += 1
    text.detach()
    return count


def _csv_cell(value: Exported) -> Exported:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float | Decimal):
        return value
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return _lines_inside(safe_text(value))


def _lines_inside(text: str) -> str:
    """A quoted line that begins with a trigger becomes a cell of its own where quotes are not understood."""
    first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join([first, *(safe_text(line) for line in rest)])


def write_xlsx(title: str, header: Sequence[str], rows: Iterable[Sequence[Exported]], *, created: datetime) -> bytes:
    out = io.BytesIO()
    stream_xlsx(out, title, [header], rows, created=created)
    return out.getvalue()


def stream_xlsx(
    out: IO[bytes],
    title: str,
    above: Sequence[Sequence[Exported]],
    rows: Iterable[Sequence[Exported]],
    *,
    created: datetime,
    marking: str = "",
    comments: str = "",
) -> int:
    """Texts stay texts: no formulas, no links, no numbers made of digits in a string. How many rows.

    `above` are the rows before the first; the last of them heads the columns. Row by row, so that memory does not grow;
    what waits on the disk meanwhile goes with its folder, also when a row fails.
    """
    with TemporaryDirectory(prefix="ilonet-list-") as folder:
        workbook = xlsxwriter.Workbook(out, WRITING | {"tmpdir": folder})
        return _fill(workbook, title, above, rows, created=created, marking=marking, comments=comments)


def _fill(
    workbook: Any,
    title: str,
    above: Sequence[Sequence[Exported]],
    rows: Iterable[Sequence[Exported]],
    *,
    created: datetime,
    marking: str,
    comments: str,
) -> int:
    workbook.set_properties({"title": title, "comments": comments, "created": created.replace(tzinfo=None)})
    sheet = workbook.add_worksheet(_sheet_name(title))
    formats = _Formats(workbook)
    sheet.set_column(0, 0, FIRST_COLUMN_WIDE)
    sheet.set_column(1, 40, COLUMN_WIDE)
    sheet.freeze_panes(len(above), 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(len(above) - 1)
    sheet.set_footer(f"&L{_footer(marking)}&R&P / &N")
    for number, row in enumerate(above):
        for column, value in enumerate(row):
            _write_cell(sheet, number, column, value, formats, bold=number == len(above) - 1)
    count = 0
    for number, row in enumerate(rows, start=len(above)):
        for column, value in enumerate(row):
            _write_cell(sheet, number, column, value, formats)
        count += 1
    workbook.close()
    return count


class _Formats:
    def __init__(self, workbook: Any) -> None:
        self.bold = workbook.add_format({"bold": True})
        self.day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self.moment = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"})


def _write_cell(sheet: Any, row: int, column: int, value: Exported, formats: _Formats, *, bold: bool = False) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, column, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, formats.moment if isinstance(value, datetime) else formats.day)
    else:
        sheet.write_string(row, column, safe_text(value)[:CELL_CHARACTERS], formats.bold if bold else None)


def _footer(text: str) -> str:
    """A single & would begin a command of the footer."""
    return text.replace("&", "&&")[:200]


def _sheet_name(title: str) -> str:
    kept = "".join(" " if character in "[]:*?/\\'" else character for character in safe_text(title))
    return kept.strip()[:31] or "Sheet"
