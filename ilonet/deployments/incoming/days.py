"""Which day a cell means. A day that could be read in two ways is asked for, never guessed."""

import re
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from ilonet.deployments.incoming.answers import Unfit
from ilonet.deployments.incoming.wordings import DATES, MONTH_FIRST
from ilonet.deployments.incoming.words import fold
from ilonet.lib.spreadsheets.cells import Value

FIRST_YEAR, LAST_YEAR = 1990, 2100
MONTHS = (
    "january jan janvier janv januar jaenner janner",
    "february feb fevrier fevr fev februar",
    "march mar mars marz maerz marts mrz",
    "april apr avril avr",
    "may mai maj",
    "june jun juin juni",
    "july jul juillet juil juli",
    "august aug aout",
    "september sep sept septembre",
    "october oct octobre oktober okt",
    "november nov novembre",
    "december dec decembre dezember dez",
)
MONTH_OF = {word: number for number, words in enumerate(MONTHS, start=1) for word in words.split()}
YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
WITH_YEAR = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4})(?: 00:00(?::00)?)?")
EITHER_FIRST = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?: 00:00(?::00)?)?")
SHORT_YEAR = re.compile(r"\d{1,2}\s*([-/.])\s*\d{1,2}\s*\1\s*\d{2}")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
WORDY = re.compile(r"(?:(?:den|le|the|der)\s+)?(\d{1,2})(?:er|st|nd|rd|th)?\s+(?:of\s+|de\s+)?([a-z]+)\s+(\d{4})")
MONTH_NAMED_FIRST = re.compile(r"([a-z]+)\s+(\d{1,2})(?:st|nd|rd|th)?\s+(\d{4})")


def american(values: Iterable[Value]) -> bool:
    """A column in which some second number is no month was written month first; then none of it can be trusted."""
    for value in values:
        found = WITH_YEAR.fullmatch(value.strip()) if isinstance(value, str) else None
        if found and int(found[3]) > 12 and int(found[1]) <= 12:
            return True
    return False


def read_day(value: Value, *, month_first: bool = False, order: str | None = None) -> date:
    """`order` is what was said of the column; `month_first` only what its other dates show."""
    if isinstance(value, bool | float | int):
        return _from_number(value)
    if isinstance(value, date):
        return _plausible(value)
    return _from_text(str(value).strip(), month_first=month_first, order=order)


def _from_number(value: float) -> date:
    found = COMPACT.fullmatch(str(value)) if isinstance(value, int) else None
    if found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    raise Unfit(
        "date.number",
        _("This is a number, not a date."),
        _("Format the cell as a date, or write it as year-month-day, for example 2026-03-31."),
    )


def _from_text(text: str, *, month_first: bool, order: str | None) -> date:
    if found := YEAR_FIRST.fullmatch(text):
        return _day(int(found[1]), int(found[3]), int(found[4]))
    if found := COMPACT.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if order and (found := EITHER_FIRST.fullmatch(text)):
        return _in_order(found, order)
    if found := WITH_YEAR.fullmatch(text):
        return _day_first(int(found[1]), int(found[3]), int(found[4]), month_first=month_first)
    if SHORT_YEAR.fullmatch(text):
        raise Unfit(
            "date.short_year",
            _("The year has two digits only, so the order of day, month and year is not certain."),
            _("Write the date as year-month-day, for example 2026-03-31."),
            kind=DATES,
        )
    return _from_words(fold(text))


def _in_order(found: re.Match[str], order: str) -> date:
    """As the back office has said of this column."""
    year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
    first, second = int(found[1]), int(found[3])
    return _day(year, first, second) if order == MONTH_FIRST else _day(year, second, first)


def _from_words(words: str) -> date:
    if (found := WORDY.fullmatch(words)) and found[2] in MONTH_OF:
        return _day(int(found[3]), MONTH_OF[found[2]], int(found[1]))
    if (found := MONTH_NAMED_FIRST.fullmatch(words)) and found[1] in MONTH_OF:
        return _day(int(found[3]), MONTH_OF[found[1]], int(found[2]))
    raise Unfit(
        "date.not_a_date",
        _("This is not a date."),
        _("Write the date as year-month-day, for example 2026-03-31."),
    )


def _day_first(first: int, second: int, year: int, *, month_first: bool) -> date:
    if second > 12 and first <= 12:
        raise Unfit(
            "date.month_first",
            _("The month seems to stand before the day."),
            _("Write the date as year-month-day, for example 2026-03-31."),
            kind=DATES,
        )
    if month_first and first <= 12 and first != second:
        raise Unfit(
            "date.ambiguous",
            _("Other dates of this column have the month before the day, so this one can be read in two ways."),
            _("Write all dates of the column as year-month-day, for example 2026-03-31."),
            kind=DATES,
        )
    return _day(year, second, first)


def _day(year: int, month: int, day: int) -> date:
    try:
        return _plausible(date(year, month, day))
    except ValueError:
        raise Unfit(
            "date.impossible",
            _("There is no such day in the calendar."),
            _("Check day and month."),
        ) from None


def _plausible(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Unfit(
            "date.year_implausible",
            _("The year %(year)d cannot be right for a deployment.") % {"year": day.year},
            _("Check the year; an empty date cell often shows as 1900."),
        )
    return date(day.year, day.month, day.day)
