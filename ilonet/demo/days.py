"""How is something done on a day that lies behind us? With the clock of a demonstration, turned back and on again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta

from ilonet.lib import clock

NOON = time(11, 30, tzinfo=UTC)


@contextmanager
def days_ago(days: timedelta) -> Iterator[None]:
    now = clock.now()
    back = datetime.combine(clock.day_of(now) - days, NOON) - now
    clock.move(back)
    yield
    clock.move(-back)
