"""What the invented people did lies as many days back as was said, whatever the hour at which the world is loaded."""

from datetime import UTC, datetime, time, timedelta

import pytest

from ilonet.demo.days import days_ago
from ilonet.lib import clock


@pytest.mark.parametrize("hour", [0, 11, 21, 22, 23])
def test_so_many_days_before_today(db, hour):
    """Shortly before midnight in Greenwich it is tomorrow already where the world's today is counted."""
    clock.move(datetime.combine(clock.now().date(), time(hour, 50, tzinfo=UTC)) - clock.now())
    today = clock.today()
    with days_ago(timedelta(days=2)):
        assert clock.today() == today - timedelta(days=2)
    assert clock.today() == today
