"""Pages behind a key: each report once, and no cursor that was not given or tells of what is hidden."""

import pytest

from ilonet.access.context import as_the_system
from ilonet.lib.asking import after, cursor
from ilonet.reports.models import Report
from ilonet.search.searching import PAGE
from ilonet.search.tests.kittiwakes import ask, told
from tests.making import BECAUSE


@pytest.mark.parametrize("order", ["best", "newest"])
def test_pages_meet_each_report_once_while_others_arrive(cast, enter, order):
    bruno, west = enter("bruno"), [cast.west.circle_id]
    reports = [told(cast.amara, west, number) for number in range(2 * PAGE + 3)]
    first = ask(bruno, order=order)
    told(cast.amara, west, 90)
    second = ask(bruno, order=order, after=first["next"])
    told(cast.amara, west, 91)
    third = ask(bruno, order=order, after=second["next"])
    titles = [one["title"] for page in (first, second, third) for one in page["items"]]
    assert sorted(titles) == sorted(one.title for one in reports)
    assert third["next"] is None
    if order == "newest":
        assert titles == [one.title for one in reversed(reports)]


def test_the_page_goes_on_by_link(cast, enter):
    for number in range(PAGE + 1):
        told(cast.amara, [cast.west.circle_id], number)
    bruno = enter("bruno")
    first = bruno.get("/search/", {"q": "kittiwake"})
    assert first.context["older"]
    second = bruno.get(first.context["older"])
    assert len(second.context["found"].hits) == 1
    assert "From the top" in second.content.decode()


@pytest.mark.parametrize(
    "place",
    [
        "x",
        after("2026-01-01T00:00:00+00:00"),
        after("2026-01-01T00:00:00", "6f9619ff-8b86-4011-b42d-00c04fc964ff"),
        after("2026-01-01T00:00:00+00:00", "1 OR 1=1"),
        after("2026-01-01T00:00:00+00:00", "6f9619ff-8b86-4011-b42d-00c04fc964ff", "nan", "2026-01-01T00:00:00+00:00"),
        after("2026-01-01T00:00:00+00:00", "6f9619ff-8b86-4011-b42d-00c04fc964ff", "1", "soon"),
        after(1, 2),
        after(1, 2, 3, 4),
        after(1, 2, 3, 4, 5),
    ],
)
def test_a_cursor_that_was_never_given_is_refused(enter, place):
    answer = enter("bruno").get("/api/v1/search", {"q": "kittiwake", "after": place})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "query.value")


def test_a_cursor_tells_no_number_of_rows(cast, enter):
    """Keys of the table count what is hidden; the place is told by public ids."""
    for number in range(PAGE + 1):
        told(cast.amara, [cast.west.circle_id], number)
    at, public_id, *rest = cursor(ask(enter("bruno"))["next"])
    with as_the_system(because=BECAUSE):
        assert Report.objects.unrestricted(because=BECAUSE).filter(public_id=public_id).exists()
    assert not any(isinstance(one, int) for one in (at, public_id, *rest))
