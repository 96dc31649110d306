"""The situational picture: what is current on each topic, since when there is nothing, from what the reader may see."""

from datetime import timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.lib import clock
from ilonet.reports.models import Report
from tests import making
from tests.cast import entering
from tests.making import BECAUSE

SENEGAL = "/map/SEN/situation/"


def situation(client, code="SEN"):
    return {one.letter: one for one in client.get(f"/map/{code}/situation/").context["situation"].topics}


def titles(topic):
    return [one.title for one in topic.reports]


def since(report, **facts):
    """As if it had been released then."""
    with as_the_system(because=BECAUSE):
        Report.objects.unrestricted(because=BECAUSE).filter(pk=report.pk).update(**facts)


@pytest.fixture
def west(cast):
    return [cast.west.circle_id]


@pytest.mark.requirement("R-REC7")
def test_each_topic_has_its_newest_current_reports(cast, west):
    for n in range(5):
        written = making.report(cast.amara, audience=west, title=f"Boats {n}", topics=["c"])
        since(written, released_at=clock.now() - timedelta(days=10 - n))
    making.report(cast.amara, audience=west, title="Visas and routes", topics=["c", "f"])
    found = situation(entering(cast.bruno))
    assert len(found) == 12
    assert titles(found["c"]) == ["Visas and routes", "Boats 4", "Boats 3"]
    assert (found["c"].current, found["c"].more) == (6, 3)
    assert titles(found["f"]) == ["Visas and routes"]
    assert found["j"].is_gap
    assert "3 more" in entering(cast.bruno).get(SENEGAL).content.decode()


@pytest.mark.requirement("R-REC7")
def test_a_gap_says_since_when(cast, west):
    over = making.report(cast.amara, audience=west, title="Asylum office", topics=["j"])
    march = clock.now().replace(hour=12) - timedelta(days=120)  # noon: the same day for every reader
    since(over, released_at=march, valid_until=clock.today() - timedelta(days=1))
    old = making.report(cast.amara, audience=west, title="Labour agreement", topics=["k"])
    since(old, released_at=clock.now() - timedelta(days=366), valid_until=None)
    client = entering(cast.bruno)
    found = situation(client)
    assert (found["j"].is_gap, found["j"].last) == (True, march)
    assert found["k"].is_gap
    assert (found["h"].is_gap, found["h"].last) == (True, None)
    text = " ".join(client.get(SENEGAL).content.decode().split())
    assert f'Nothing current; the last report is of <time datetime="{march.date()}">' in text
    assert "Nothing has been reported that you may read." in text
    assert "Asylum office" not in text


@pytest.mark.requirement("R-5.1-b")
@pytest.mark.parametrize("name", ["chiara", "greta", "tove", "rosa", "dario", "katya"])
def test_what_others_know_fills_nobodys_gap(cast, west, name):
    """Neither a title, nor a count, nor the day of the last report, nor the marking."""
    before = entering(cast.people[name]).get(SENEGAL)
    making.report(cast.amara, audience=west, title="Departures from Mbour", topics=["c"])
    making.report(cast.amara, audience=[], released=False, title="A draft about Senegal", topics=["c"])
    after = entering(cast.people[name]).get(SENEGAL)
    assert [vars(one) for one in after.context["situation"].topics] == [
        vars(one) for one in before.context["situation"].topics
    ]
    assert "Mbour" not in after.content.decode()
    assert "A draft" not in entering(cast.bruno).get(SENEGAL).content.decode()


@pytest.mark.requirement("R-SEC-3")
def test_the_whole_is_marked_by_its_highest(cast, west):
    making.report(cast.amara, audience=west, title="Open figures", topics=["b"], tlp="green")
    client = entering(cast.bruno)
    assert client.get(SENEGAL).context["situation"].marking == "GREEN"
    making.report(cast.amara, audience=west, title="For the network", topics=["b"], tlp="amber_strict")
    assert client.get(SENEGAL).context["situation"].marking == "AMBER+STRICT"


def test_machines_read_the_same(cast, west):
    making.report(cast.amara, audience=west, title="Departures from Mbour", topics=["c"])
    client = entering(cast.bruno)
    told = client.get("/api/v1/countries/SEN/situation").json()
    found = situation(client)
    assert [one["topic"] for one in told["topics"]] == [*found]
    assert {one["topic"]: one["current"] for one in told["topics"]} == {
        letter: one.current for letter, one in found.items()
    }
    assert [one["title"] for one in told["topics"][2]["reports"]] == ["Departures from Mbour"]


@pytest.mark.parametrize("code", ["XYZ", "sen", "S%00N"])
def test_no_such_country(cast, code):
    assert entering(cast.amara).get(f"/map/{code}/situation/").status_code == 404


def test_it_asks_as_much_for_many_reports_as_for_few(cast, west, count_queries):
    client = entering(cast.bruno)
    making.report(cast.amara, audience=west, title="One", topics=["c"])
    few = count_queries(lambda: client.get(SENEGAL))
    for n in range(30):
        making.report(cast.amara, audience=west, title=f"Report {n}", topics=["abcdefghijkl"[n % 12]])
    assert count_queries(lambda: client.get(SENEGAL)) == few
    assert few <= 12
