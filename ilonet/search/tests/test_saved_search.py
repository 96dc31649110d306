"""A saved search says what is new since its owner was there last: of what they may see, and nobody else's."""

from datetime import timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.lib import clock
from ilonet.reports.words import index
from ilonet.saved.models import SavedSearch
from ilonet.saved.where import COUNTED
from tests import making
from tests.making import BECAUSE


def tell(by, audience, title, *, ago=timedelta()):
    report = making.report(by, audience=audience, title=title, topics=["b"])
    with as_the_system(because=BECAUSE):
        report.released_at = clock.now() - ago
        report.save(update_fields=["released_at"])
        index(report)
    return report


def save(client, name="Kittiwakes", asked="q=kittiwake&topic=b&order=newest&after=&facet=topic&count=on"):
    answer = client.post("/me/lists/", {"name": name, "where": "search:search", "asked": asked})
    assert answer.status_code == 302, answer.content
    [kept] = [one for one in client.get("/api/v1/me/lists").json()["items"] if one["name"] == name]
    return kept


@pytest.fixture
def long_ago(cast):
    """The last visit was an hour ago."""

    def turn_back(kept):
        with as_the_system(because=BECAUSE):
            mine = SavedSearch.objects.unrestricted(because=BECAUSE).filter(public_id=kept["id"])
            mine.update(created_at=clock.now() - timedelta(hours=1))

    return turn_back


@pytest.mark.requirement("R-9.0-r19")
def test_a_search_is_saved_and_tells_what_is_new(enter, cast, long_ago):
    west, bruno = [cast.west.circle_id], enter("bruno")
    tell(cast.amara, west, "Kittiwake before", ago=timedelta(hours=2))
    kept = save(bruno)
    assert kept["address"] == "/search/?order=newest&q=kittiwake&topic=b"
    assert kept["new"] == 0
    long_ago(kept)
    tell(cast.amara, west, "Kittiwake after")
    tell(cast.amara, west, "Gannet after")
    assert bruno.get("/api/v1/me/lists").json()["items"][0]["new"] == 1
    assert "1 new" in bruno.get("/me/lists/").content.decode()
    opened = bruno.get(bruno.get(f"/me/lists/{kept['id']}/").headers["Location"])
    assert opened.context["fresh"].count == 1
    assert [hit.report.title for hit in opened.context["found"].hits] == ["Kittiwake after", "Kittiwake before"]
    assert opened.content.decode().count(">new<") == 1
    again = bruno.get(bruno.get(f"/me/lists/{kept['id']}/").headers["Location"])
    assert again.context["fresh"].count == 0
    assert "Nothing new since" in again.content.decode()


@pytest.mark.requirement("INV-3")
def test_what_is_new_to_others_is_not_counted(enter, cast, long_ago):
    chiara, west = enter("chiara"), [cast.west.circle_id]
    kept = save(chiara)
    long_ago(kept)
    before = chiara.get("/api/v1/me/lists").content, chiara.get("/me/lists/").context["lines"][0].new
    for number in range(3):
        tell(cast.amara, west, f"Kittiwake {number}")
    assert (chiara.get("/api/v1/me/lists").content, chiara.get("/me/lists/").context["lines"][0].new) == before
    assert before[1] == 0


def test_what_the_own_post_wrote_is_no_news(enter, cast, long_ago):
    amara = enter("amara")
    kept = save(amara)
    long_ago(kept)
    tell(cast.amara, [cast.west.circle_id], "Kittiwake of hers")
    assert amara.get("/api/v1/me/lists").json()["items"][0]["new"] == 0


def test_programs_say_that_they_have_seen_it(enter, cast, long_ago):
    bruno = enter("bruno")
    kept = save(bruno)
    long_ago(kept)
    tell(cast.amara, [cast.west.circle_id], "Kittiwake after")
    assert bruno.get("/api/v1/me/lists").json()["items"][0]["new"] == 1
    assert bruno.post(f"/api/v1/me/lists/{kept['id']}/open", content_type="application/json").json()["new"] == 0
    assert bruno.get("/api/v1/me/lists").json()["items"][0]["new"] == 0


def test_thirty_searches_are_counted_in_one_question(enter, cast, count_queries):
    bruno = enter("bruno")
    for number in range(2):
        making.saved_search(cast.bruno, f"Search {number}", where="search:search", q="kittiwake")
    bruno.get("/me/lists/")
    few = count_queries(lambda: bruno.get("/me/lists/"))
    for number in range(30):
        making.saved_search(cast.bruno, f"More {number}", where="search:search", q="gannet", topic="a,b")
    bruno.get("/me/lists/")
    assert count_queries(lambda: bruno.get("/me/lists/")) == few
    assert len(bruno.get("/me/lists/").context["lines"]) == 32


def test_a_search_that_no_longer_fits_says_so_and_counts_nothing(enter, cast):
    making.saved_search(cast.bruno, "Old", where="search:search", q="kittiwake", page="2")
    [line] = enter("bruno").get("/me/lists/").context["lines"]
    assert (line.leads, line.new) == (False, None)
    assert "page" in line.misfit


def test_many_are_counted_up_to_a_bound(cast, enter):
    making.saved_search(cast.bruno, "All", where="search:search", q="kittiwake")
    bruno = enter("bruno")
    [line] = bruno.get("/me/lists/").context["lines"]
    assert line.new == 0
    many = line.__class__(line.saved, line.title, is_open=True, misfit="", new=COUNTED + 1)
    assert many.new_shown == "100+"


def test_words_that_name_somebody_are_not_kept(enter):
    answer = enter("bruno").post(
        "/me/lists/", {"name": "One", "where": "search:search", "asked": "q=passport C01X00T47 of the driver"}
    )
    assert answer.status_code == 400
