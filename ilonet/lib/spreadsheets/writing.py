"""How a table leaves the house: whatever a person typed, no spreadsheet program takes it for a command."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

TRIGGERS = "=+-@|%"
Exported = str | int | float | Decimal | bool | date | datetime | None
CELL_CHARACTERS = 32_767


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
    """UTF-8 with its mark, so that spreadsheet programs show the letters right; every text quoted."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([_csv_cell(title) for title in header])
    for row in rows:
        writer.writerow([_csv_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(value: Exported) -> Exported:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float | Decimal):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return _lines_inside(safe_text(value))


def _lines_inside(text: str) -> str:
    """A quoted line that begins with a trigger becomes a cell of its own where quotes are not understood."""
    first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join([first, *(safe_text(line) for line in rest)])


def write_xlsx(title: str, header: Sequence[str], rows: Iterable[Sequence[Exported]], *, created: datetime) -> bytes:
    """Texts stay texts: no formulas, no links, no numbers made of digits in a string."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "remove_timezone": True,
        },
    )
    workbook.set_properties({"title": title, "created": created.replace(tzinfo=None)})
    sheet = workbook.add_worksheet(_sheet_name(title))
    bold = workbook.add_format({"bold": True})
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    for column, text in enumerate(header):
        sheet.write_string(0, column, safe_text(text)[:CELL_CHARACTERS], bold)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            _write_cell(sheet, number, column, value, day)
    sheet.freeze_panes(1, 0)
    workbook.close()
    return out.getvalue()


def _write_cell(sheet: Any, row: int, column: int, value: Exported, day: Any) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, column, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    else:
        sheet.write_string(row, column, safe_text(value)[:CELL_CHARACTERS])


def _sheet_name(title: str) -> str:
    kept = "".join(" " if character in "[]:*?/\\'" else character for character in safe_text(title))
    return kept.strip()[:31] or "Sheet"
