"""When a mail is due: by the hours that its reader chose, in their zone."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from ilonet.access.context import as_the_system
from ilonet.notices.models import Delivery, Pace
from ilonet.notices.when import due_at
from tests.making import BECAUSE


def test_the_reader_chooses_hour_day_and_quiet(enter, cast):
    bruno = enter("bruno")
    wishes = {"pace": "weekly", "hour": "6", "weekday": "4", "quiet_from": "22", "quiet_until": "5"}
    assert bruno.post("/me/notices/settings/", wishes).status_code == 302
    assert bruno.post("/me/notices/settings/", wishes | {"hour": "24"}).status_code == 422
    with as_the_system(because=BECAUSE):
        kept = Delivery.objects.get(account=cast.bruno)
    assert (kept.pace, kept.hour, kept.weekday, kept.quiet_from, kept.quiet_until) == ("weekly", 6, 4, 22, 5)
    cast.actor("amara")
    assert not Delivery.objects.exists()


BRUSSELS = SimpleNamespace(hour=8, weekday=0, quiet_from=20, quiet_until=7)


@pytest.mark.parametrize(
    "pace, now, zone, due",
    [
        # In summer Brussels is two hours ahead, in winter one; the change of the clock lies between.
        (Pace.AT_ONCE, "2026-07-01T12:00", "Europe/Brussels", "2026-07-01T12:00"),
        (Pace.AT_ONCE, "2026-07-01T18:30", "Europe/Brussels", "2026-07-02T05:00"),
        (Pace.AT_ONCE, "2026-07-01T04:59", "Europe/Brussels", "2026-07-01T05:00"),
        (Pace.AT_ONCE, "2026-07-01T05:00", "Europe/Brussels", "2026-07-01T05:00"),
        (Pace.DAILY, "2026-07-01T05:59", "Europe/Brussels", "2026-07-01T06:00"),
        (Pace.DAILY, "2026-07-01T06:00", "Europe/Brussels", "2026-07-02T06:00"),
        (Pace.DAILY, "2026-10-24T12:00", "Europe/Brussels", "2026-10-25T07:00"),
        (Pace.DAILY, "2026-07-01T05:59", "Africa/Dakar", "2026-07-01T08:00"),
        (Pace.WEEKLY, "2026-07-01T12:00", "Europe/Brussels", "2026-07-06T06:00"),
        (Pace.WEEKLY, "2026-07-06T06:00", "Europe/Brussels", "2026-07-13T06:00"),
        (Pace.INBOX, "2026-07-01T12:00", "Europe/Brussels", None),
    ],
)
def test_when_a_mail_is_due(pace, now, zone, due):
    told = due_at(pace, _utc(now), zone, BRUSSELS)
    assert told == (_utc(due) if due else None)
    assert due_at(pace, _utc(now), zone, BRUSSELS, is_urgent=True) == _utc(now)


def _utc(told):
    return datetime.fromisoformat(told).replace(tzinfo=UTC)
