"""When are two working days over? Monday to Friday: the holidays of thirty authorities are no reason to wait (C.5)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

FRIDAY = 4


def after_working_days(since: datetime, days: int, zone: str) -> datetime:
    """The same hour by the clock of that zone; what is asked at a weekend counts as asked when Monday begins there."""
    moment = since.astimezone(ZoneInfo(zone))
    if moment.weekday() > FRIDAY:
        moment = (moment + timedelta(days=7 - moment.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)
    while days:
        moment += timedelta(days=1)
        days -= moment.weekday() <= FRIDAY
    return moment
