"""What one cell of a workbook says, whatever the format writes it in."""

import math
import re
from datetime import date, datetime

from openpyxl.utils.datetime import from_ISO8601

from ilonet.lib.spreadsheets import limits
from ilonet.lib.spreadsheets.cells import Formula, Unreadable, Value, text_cell
from ilonet.lib.spreadsheets.package import refuse_macro

ACTIVE_FORMULA = re.compile(r"\b(WEBSERVICE|DDE|DDEAUTO|CALL|REGISTER|REGISTER\.ID|EXEC)\s*\(|\|\s*'", re.IGNORECASE)


def formula_cell(text: str) -> Formula:
    if ACTIVE_FORMULA.search(text):
        refuse_macro()
    return Formula("=" + text)


def shown_text(text: str) -> Value:
    value = text_cell(text[: limits.CELL_CHARACTERS])
    if isinstance(value, Formula) and ACTIVE_FORMULA.search(value.text):
        refuse_macro()
    return value


def iso_day(raw: str) -> Value:
    try:
        found = from_ISO8601(raw)
    except (ValueError, TypeError):
        return Unreadable(raw[:40])
    if isinstance(found, datetime):
        return found.date()
    return found if isinstance(found, date) else Unreadable(raw[:40])


def finite(raw: str) -> float | Unreadable:
    try:
        number = float(raw)
    except ValueError:
        return Unreadable(raw[:40])
    return number if math.isfinite(number) else Unreadable(raw[:40])


def plain_number(number: float) -> int | float:
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def percentage(number: float) -> str:
    return f"{number * 100:g}%"


def whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise
