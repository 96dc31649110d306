"""The map page: the same numbers on the map and in the table, over visible rows, narrowed by the address bar."""

import gzip
import random
from collections import Counter
from datetime import timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.deployments.models import Deployment
from ilonet.deployments.serving import AtWork
from ilonet.lib import clock
from ilonet.picture.who_is_where import Asked, WhoIsWhere
from tests import making
from tests.cast import entering


def officers(page):
    return {line.country: line.officers for line in page.context["lines"] if line.officers}


@pytest.mark.requirement("R-4.2-a")
def test_the_map_counts_who_serves_where(cast):
    page = entering(cast.amara).get("/map/")
    assert page.status_code == 200
    assert officers(page) == {"SEN": 2, "GHA": 1, "CIV": 1, "GEO": 1}
    assert "Senegal: 2 officers" in page.content.decode()
    assert 'href="/map/SEN/"' in page.content.decode()


@pytest.mark.requirement("R-4.2-a")
def test_table_and_drawing_say_the_same(cast):
    page = entering(cast.amara).get("/map/")
    for line in page.context["lines"]:
        assert f": {line.officers} officer" in page.context["drawing"]
    assert page.context["drawing"].count("<a ") == len(page.context["lines"])


@pytest.mark.parametrize("name", ["dario", "katya", "leo", "rosa", "jonas", "hugo", "ulla"])
def test_without_standing_the_map_is_empty(cast, name):
    page = entering(cast.people[name]).get("/map/")
    assert officers(page) == {}
    assert "FRA (1)" not in page.content.decode()  # nor any authority to choose
    assert "FRA (1)" in entering(cast.amara).get("/map/").content.decode()


@pytest.mark.parametrize(
    "query, expected",
    [
        ("authority=ITA", {"GHA": 1, "GEO": 1}),
        ("topic=f", {"PAK": 1}),
        ("host=union_mission", {"PAK": 1}),
        ("kind=return", {"PAK": 1}),
        ("authority=XYZ", {}),
        ("topic=f&authority=ITA", {}),
    ],
)
def test_filters(cast, query, expected):
    post = making.post(making.authority("DEU"), "PAK", topics=["f"], host_type="union_mission", kind="return")
    making.deployment(post, None)
    assert officers(entering(cast.amara).get(f"/map/?{query}")) == expected


def test_as_on_a_day(cast):
    before = (clock.today() - timedelta(days=201)).isoformat()
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    assert officers(entering(cast.amara).get(f"/map/?on={before}")) == {}
    assert officers(entering(cast.amara).get(f"/map/?on={yesterday}"))["SEN"] == 3  # Dario's last day
    assert f"/map/SEN/?on={yesterday}" in entering(cast.amara).get(f"/map/?on={yesterday}").content.decode()


@pytest.mark.parametrize(
    "query", ["topic=z", "host=hotel", "kind=spy", "on=1", "order=age", "page=2", "topic=a&topic=b", "authority='"]
)
def test_what_cannot_be_asked_is_refused(cast, query):
    assert entering(cast.amara).get(f"/map/?{query}").status_code == 400


def test_order(cast):
    client = entering(cast.amara)
    shown = [line.country for line in client.get("/map/?order=name").context["lines"]]
    assert shown == ["CIV", "GEO", "GHA", "SEN"]  # Côte d'Ivoire, Georgia, Ghana, Senegal
    assert [line.country for line in client.get("/map/?order=-name").context["lines"]] == shown[::-1]
    assert next(line.country for line in client.get("/map/").context["lines"]) == "SEN"
    cast.amara.language = "de"
    cast.amara.save()
    german = [
        line.country for line in client.get("/map/?order=name", headers={"accept-language": "de"}).context["lines"]
    ]
    assert sorted(german) == sorted(shown)


def test_responsible_from_elsewhere_is_counted_apart(cast):
    making.deployment(making.post(making.authority("DEU"), "KEN", responsible_for=["UGA", "KEN"]), None)
    lines = {line.country: line for line in entering(cast.amara).get("/map/").context["lines"]}
    assert (lines["KEN"].officers, lines["KEN"].from_elsewhere) == (1, 0)
    assert (lines["UGA"].officers, lines["UGA"].from_elsewhere) == (0, 1)


def test_who_has_not_arrived_is_not_there(cast):
    making.deployment(making.post(making.authority("DEU"), "KEN"), None, arrived_on=None)
    assert "KEN" not in officers(entering(cast.amara).get("/map/"))


def test_the_map_costs_the_same_with_thirty(cast, count_queries):
    client = entering(cast.amara)
    few = count_queries(lambda: client.get("/map/?topic=b"))
    for number in range(30):
        making.deployment(making.post(making.authority(f"A{number}"), "KEN"), None)
    assert count_queries(lambda: client.get("/map/?topic=b")) == few <= 8


def test_the_page_is_light(cast):
    with as_the_system(because=making.BECAUSE):
        assert Deployment.objects.unrestricted(because=making.BECAUSE).count() == 6
    page = entering(cast.amara).get("/map/").content
    assert len(gzip.compress(page)) <= 50_000


@pytest.mark.parametrize("seed", range(8))
def test_counts_agree_with_counting_on_fingers(seed):
    dice = random.Random(seed)  # noqa: S311 — a scattering, not a secret
    countries, topics = ["KEN", "UGA", "PAK", "TUR"], "abc"
    everyone = [
        AtWork(
            dice.choice(countries),
            tuple(dice.sample(countries, dice.randint(0, 2))),
            dice.choice(["FRA", "DEU"]),
            tuple(dice.sample(topics, dice.randint(0, 3))),
            dice.choice(["ms_mission", "union_mission"]),
            dice.choice(["ilo", "return"]),
        )
        for _ in range(dice.randint(0, 40))
    ]
    asked = Asked(topic=dice.choice([None, "a"]), authority=dice.choice([None, "FRA"]))
    picture = WhoIsWhere(everyone, asked)
    kept = [
        one
        for one in everyone
        if (asked.topic is None or asked.topic in one.topics) and (asked.authority in (None, one.authority))
    ]
    assert picture.officers == Counter(one.country for one in kept)
    assert sum(line.officers for line in picture.lines) == len(kept)
    for topic, count in picture.would_find("topic").items():
        assert count == len(WhoIsWhere(everyone, Asked(topic=topic, authority=asked.authority)).found)
    for code, count in picture.would_find("authority").items():
        assert count == len(WhoIsWhere(everyone, Asked(topic=asked.topic, authority=code)).found)


@pytest.mark.parametrize("measure", ["officers", "authorities", "topics"])
def test_the_map_counts_what_it_says(enter, measure):
    page = enter("amara").get(f"/map/?measure={measure}")
    counted = {line.country: getattr(line, measure) for line in page.context["lines"]}
    assert counted["SEN"] == {"officers": 2, "authorities": 2, "topics": 2}[measure]
    values = [counted[line.country] for line in page.context["lines"]]
    assert values == sorted(values, reverse=True)
    told = {"officers": "2 officers", "authorities": "2 authorities", "topics": "2 of 12 topics"}[measure]
    assert f"Senegal: {told}" in page.context["drawing"]
    kept = "" if measure == "officers" else f"?measure={measure}"
    assert f"/map/SEN/{kept}" in page.content.decode()
    assert enter("amara").get(f"/map/SEN/?measure={measure}").status_code == 200
    assert enter("amara").get("/map/?measure=shoes").status_code == 400
