"""The page of a country: for every code, also with nobody there; nothing of what the reader may not see."""

from datetime import timedelta

import pytest

from ilonet.lib import clock
from ilonet.places.facts import load
from tests import making
from tests.cast import entering


def test_every_country_has_a_page(cast):
    client = entering(cast.amara)
    for code in load().countries:
        assert client.get(f"/map/{code}/").status_code == 200, code


@pytest.mark.parametrize("code", ["XYZ", "sen", "SE", "SENN", "S%00N", "..%2f", "%E2%82%AC%E2%82%AC%E2%82%AC"])
def test_no_such_country(cast, code):
    assert entering(cast.amara).get(f"/map/{code}/").status_code == 404


@pytest.mark.requirement("R-REC7")
def test_a_country_assembles_who_works_on_it_and_what_was_reported(cast):
    making.deployment(making.post(making.authority("DEU"), "GMB", city="Banjul", responsible_for=["SEN"]), None)
    making.report(cast.amara, audience=[cast.west.circle_id], title="Departures from Mbour")
    page = entering(cast.bruno).get("/map/SEN/")
    picture = page.context["picture"]
    assert [one.post.city for one in picture.posted_here] == ["Dakar", "Dakar"]
    assert [one.post.city for one in picture.from_elsewhere] == ["Banjul"]
    assert [str(one) for one in picture.networks] == ["West Africa"]
    assert [str(one) for one in page.context["reports"]] == ["Departures from Mbour"]
    text = page.content.decode()
    assert "Gambia" in text
    assert "/map/MRT/" in text


@pytest.mark.requirement("R-REC12")
def test_the_matrix_shows_overlap_and_who_is_missing(cast):
    making.deployment(making.post(making.authority("DEU"), "SEN", topics=["b", "f"]), None)
    rows = {row.letter: row for row in entering(cast.bruno).get("/map/SEN/").context["picture"].matrix}
    assert [code for code, works in rows["b"].marks if works] == ["COM", "DEU", "FRA"]
    assert [code for code, works in rows["f"].marks if works] == ["DEU"]
    assert rows["k"].authorities == 0
    assert len(rows) == 12


@pytest.mark.requirement("R-5.1-b")
@pytest.mark.parametrize("name", ["chiara", "greta", "tove", "rosa", "dario", "katya"])
def test_a_report_about_a_country_is_seen_by_its_audience_only(cast, name):
    making.report(cast.amara, audience=[cast.west.circle_id], title="Departures from Mbour")
    making.report(cast.amara, audience=[], released=False, title="A draft about Senegal")
    page = entering(cast.people[name]).get("/map/SEN/")
    assert page.context["reports"] == []
    assert "Mbour" not in page.content.decode()
    assert "A draft" not in entering(cast.bruno).get("/map/SEN/").content.decode()


@pytest.mark.parametrize("name", ["dario", "katya", "leo", "rosa"])
def test_without_standing_nobody_is_posted_anywhere(cast, name):
    picture = entering(cast.people[name]).get("/map/SEN/").context["picture"]
    assert (picture.serving, picture.networks) == ([], [])


def test_as_on_a_day_before(cast):
    day = (clock.today() - timedelta(days=1)).isoformat()
    assert len(entering(cast.amara).get(f"/map/SEN/?on={day}").context["picture"].posted_here) == 3
    assert len(entering(cast.amara).get("/map/SEN/").context["picture"].posted_here) == 2


def test_a_member_state_says_so(cast):
    client = entering(cast.amara)
    assert "third countries only" in client.get("/map/HRV/").content.decode()
    assert "third countries only" not in client.get("/map/HRV/?on=2013-06-30").content.decode()


def test_a_designation_comes_with_its_note(cast):
    page = entering(cast.amara).get("/map/XKX/").content.decode()
    assert "Kosovo*" in page
    assert "1244" in page
    assert "1244" in entering(cast.amara).get("/map/SRB/").content.decode()  # a neighbour's name stands there


@pytest.mark.parametrize("query", ["?on=yesterday", "?topic=a", "?on=2026-01-01&on=2026-01-01"])
def test_what_cannot_be_asked_is_refused(cast, query):
    assert entering(cast.amara).get(f"/map/SEN/{query}").status_code == 400


def test_the_page_costs_the_same_with_thirty(cast, count_queries):
    client = entering(cast.amara)
    making.report(cast.amara, audience=[cast.west.circle_id])
    few = count_queries(lambda: client.get("/map/SEN/"))
    for number in range(30):
        making.deployment(making.post(making.authority(f"A{number}"), "SEN", city=f"City {number}"), None)
        making.network(f"N{number}", ["SEN"])
        making.report(cast.amara, audience=[cast.west.circle_id], title=f"Report {number}")
    assert count_queries(lambda: client.get("/map/SEN/")) == few <= 12
