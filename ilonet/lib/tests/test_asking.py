"""What a moment in an address may look like."""

from datetime import UTC, datetime

import pytest

from ilonet.lib.asking import moment


@pytest.mark.parametrize("told", ["2026-11-20T08:00:00Z", "2026-11-20T09:00:00+01:00"])
def test_a_moment_has_its_zone(told):
    assert moment(told) == datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "told", ["2026-11-20T08:00:00", "2026-11-20", "yesterday", "0001-01-01T00:00:00+23:59", "9999-12-31T23:00Z"]
)
def test_anything_else_is_no_moment(told):
    with pytest.raises((ValueError, OverflowError)):
        moment(told)
