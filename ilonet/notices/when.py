"""When does a mail about a notice become due? At once but for quiet hours, at the reader's hour, on their day, or never."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from ilonet.notices.models import Pace

if TYPE_CHECKING:
    from datetime import date


class Wishes(Protocol):
    hour: int
    weekday: int
    quiet_from: int
    quiet_until: int


def due_at(pace: str, now: datetime, zone: str, wishes: Wishes, *, is_urgent: bool = False) -> datetime | None:
    """None where no mail is wanted; what is urgent waits for nothing."""
    if is_urgent:
        return now
    local = now.astimezone(ZoneInfo(zone))
    match pace:
        case Pace.AT_ONCE:
            return _after_quiet(local, wishes)
        case Pace.DAILY:
            return _next(local, wishes.hour, lambda _day: True)
        case Pace.WEEKLY:
            return _next(local, wishes.hour, lambda day: day.weekday() == wishes.weekday)
    return None


def _after_quiet(local: datetime, wishes: Wishes) -> datetime:
    """Quiet hours may run over midnight; where they begin when they end, there are none."""
    begins, ends, hour = wishes.quiet_from, wishes.quiet_until, local.hour
    is_quiet = begins <= hour < ends if begins <= ends else hour >= begins or hour < ends
    return _next(local, ends, lambda _day: True) if is_quiet else local.astimezone(UTC)


def _next(local: datetime, hour: int, fits: Callable[[date], bool]) -> datetime:
    """The next time that clocks there show this hour, on a day that fits."""
    for days in range(9):
        day = local.date() + timedelta(days=days)
        moment = datetime.combine(day, time(hour), tzinfo=local.tzinfo).astimezone(UTC)
        if moment > local.astimezone(UTC) and fits(day):
            return moment
    raise ValueError(hour)
