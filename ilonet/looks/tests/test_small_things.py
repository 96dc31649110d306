"""When two working days are over, and how much of a text a reviewer sees."""

from datetime import UTC, datetime

import pytest

from ilonet.looks.passage import passage_of
from ilonet.looks.working_days import after_working_days
from ilonet.screening.finding import Finding


@pytest.mark.parametrize(
    "asked, due",
    [
        ((2026, 11, 16, 9), (2026, 11, 18, 9)),  # Monday
        ((2026, 11, 19, 15), (2026, 11, 23, 15)),  # Thursday
        ((2026, 11, 20, 15), (2026, 11, 24, 15)),  # Friday
        ((2026, 11, 21, 15), (2026, 11, 25, 0)),  # at a weekend: as on Monday morning
        ((2026, 11, 22, 23), (2026, 11, 25, 0)),
    ],
)
def test_two_working_days(asked, due):
    assert after_working_days(datetime(*asked, tzinfo=UTC), 2, "UTC") == datetime(*due, tzinfo=UTC)


def test_the_days_are_those_of_the_authority():
    """On Sunday evening in Lisbon it is Monday in Tallinn; and an hour stays that hour when summer time ends."""
    asked = datetime(2026, 11, 22, 23, tzinfo=UTC)
    assert after_working_days(asked, 2, "Europe/Lisbon") == datetime(2026, 11, 25, 0, tzinfo=UTC)
    assert after_working_days(asked, 2, "Europe/Tallinn") == datetime(2026, 11, 24, 23, tzinfo=UTC)
    friday = datetime(2026, 10, 23, 7, tzinfo=UTC)  # nine o'clock in Paris
    assert after_working_days(friday, 2, "Europe/Paris") == datetime(2026, 10, 27, 8, tzinfo=UTC)


def test_a_passage_ends_at_the_next_flagged_place():
    words = "One AAAA between them BBBB " + "and a long way to the end of the sentence " * 3
    first, second = Finding("iban", "title", 4, 8, "certain"), Finding("phone", "title", 22, 26, "certain")
    shown = passage_of(words, second, [first, second], "A note.")
    assert (shown.before, shown.found) == ("… between them ", "BBBB")
    assert shown.after.endswith(" …")
    assert len(shown.after) < 70
    assert passage_of(words, first, [first, second], "").before == "One "
