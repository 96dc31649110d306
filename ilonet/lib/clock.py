"""What time is it? One answer for code and SQL: the database's clock (design.md 3)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import DateField, DateTimeField, Func

from ilonet.lib import sql


class Now(Func):
    """`ilonet_now()` as an expression, for conditions and defaults kept by the database."""

    function = "ilonet_now"
    output_field = DateTimeField()


class Day(Func):
    """`ilonet_day(zone)`: the calendar day in a time zone, as an expression; an end date ends at midnight there."""

    function = "ilonet_day"
    output_field = DateField()


def now() -> datetime:
    return sql.value("SELECT ilonet_now()")


def today(zone: str = "Europe/Brussels") -> date:
    """The calendar day in a time zone: an end date is inclusive and ends at midnight there."""
    return day_of(now(), zone)


def day_of(at: datetime, zone: str = "Europe/Brussels") -> date:
    """On which calendar day of that time zone was it? What is handed in after midnight there is of the new day."""
    return at.astimezone(ZoneInfo(zone)).date()


def move(by: timedelta) -> None:
    """Move the clock of a test or demonstration database; a real one refuses."""
    sql.run(
        "INSERT INTO ground_clock (shift) VALUES (%s)"
        " ON CONFLICT (single) DO UPDATE SET shift = ground_clock.shift + EXCLUDED.shift",
        [by],
    )
