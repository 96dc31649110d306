"""What a moment in an address may look like, and the place where a list goes on."""

import base64
import json
from datetime import UTC, datetime
from uuid import UUID

import pytest

from ilonet.lib.asking import after, cursor, moment, place, text
from ilonet.lib.refusals import Refusal


@pytest.mark.parametrize("told", ["2026-11-20T08:00:00Z", "2026-11-20T09:00:00+01:00"])
def test_a_moment_has_its_zone(told):
    assert moment(told) == datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "told", ["2026-11-20T08:00:00", "2026-11-20", "yesterday", "0001-01-01T00:00:00+23:59", "9999-12-31T23:00Z"]
)
def test_anything_else_is_no_moment(told):
    with pytest.raises((ValueError, OverflowError)):
        moment(told)


AT, ONE = datetime(2026, 11, 20, 8, tzinfo=UTC), UUID(int=1)


def test_a_list_goes_on_behind_the_place_that_it_gave():
    assert place(cursor(after(AT.isoformat(), ONE))) == (AT, ONE)
    assert place(cursor(after("FRA", ONE)), text) == ("FRA", ONE)


@pytest.mark.parametrize(
    "given",
    [
        [],
        ["2026-11-20T08:00:00+00:00"],
        ["2026-11-20T08:00:00+00:00", 1],
        ["2026-11-20T08:00:00", str(ONE)],
        ["0001-01-01T00:00:00+23:59", str(ONE)],
        [1, str(ONE)],
        [str(ONE), "2026-11-20T08:00:00+00:00"],
    ],
)
def test_a_place_that_no_list_gave_is_refused(given):
    with pytest.raises(Refusal) as refused:
        place(given)
    assert (refused.value.code, refused.value.field) == ("query.value", "after")


@pytest.mark.parametrize("key", ["\ud800", "a\x00b", 2**63, -1, 1.5, None, [1]])
def test_what_no_database_can_hold_is_no_key(key):
    given = base64.urlsafe_b64encode(json.dumps([key, 1]).encode()).decode()
    with pytest.raises(ValueError, match=r"."):
        cursor(given)
