"""Which posts there are, and when each was served, planned or vacant: by post and authority, on both axes of time."""

import re
from datetime import date, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest

from ilonet.access.context import as_the_system
from ilonet.deployments.bars import Window, bar
from ilonet.deployments.models import Deployment
from ilonet.deployments.timeline import PLANNED, SERVED, VACANT, Row, spans
from ilonet.lib import clock
from tests import making
from tests.making import BECAUSE

TODAY = date(2026, 6, 15)


def spell(begins, ends, **known):
    return Deployment(public_id=uuid4(), from_on=date.fromisoformat(begins), until_on=date.fromisoformat(ends), **known)


def told(*spells):
    return [(one.what, str(one.from_on), one.until_on and str(one.until_on)) for one in spans(spells, TODAY)]


@pytest.mark.requirement("R-4.2-a")
def test_spans_gaps_and_plans():
    assert told(spell("2024-01-01", "2025-12-31"), spell("2026-02-01", "2027-01-31"), spell("2027-02-01", "2029-01-31")) == [
        (SERVED, "2024-01-01", "2025-12-31"),
        (VACANT, "2026-01-01", "2026-01-31"),
        (SERVED, "2026-02-01", "2027-01-31"),
        (PLANNED, "2027-02-01", "2029-01-31"),
    ]  # fmt: skip
    assert told(spell("2024-01-01", "2026-06-14"))[-1] == (VACANT, "2026-06-15", None)
    assert told(spell("2024-01-01", "2026-06-15"))[-1][0] == SERVED
    assert told() == []


def test_a_handover_counts_the_days_together():
    first, second, third = spans(
        [spell("2024-01-01", "2026-01-31"), spell("2026-01-15", "2027-01-31"), spell("2027-02-01", "2028-01-01")], TODAY
    )
    assert (first.overlap, first.follows) == (0, False)
    assert (second.overlap, second.follows) == (17, False)
    assert (third.overlap, third.follows) == (0, True)


def test_a_bar_says_in_words_what_it_draws():
    post = SimpleNamespace(city="Dakar")
    row = Row(
        post, uuid4(), tuple(spans([spell("2010-01-01", "2011-01-01"), spell("2026-01-01", "2026-06-01")], TODAY))
    )
    drawn = str(bar(row, Window.around(TODAY)))
    label = re.search('aria-label="([^"]+)"', drawn)[1]
    assert "served from 1 Jan 2026 to 1 Jun 2026" in label
    assert "vacant since 2 Jun 2026" in label
    assert "2010" not in label
    for x, width in re.findall(r'<rect [^>]*x="([\d.]+)"[^>]*width="([\d.]+)"', drawn):
        assert float(x) >= 0
        assert float(x) + float(width) <= 1000.1
    assert re.search(r'x1="490.4', drawn), "the day stands where it is"


def test_leap_days_move_by_years():
    assert Window.around(date(2028, 2, 29)).later == date(2030, 2, 28)


def test_a_post_page_tells_when_and_never_who(enter, cast):
    own = making.serving(cast.amara)
    with as_the_system(because=BECAUSE):
        gone = clock.today() - timedelta(days=260)
        Deployment.objects.create(
            post=own.post, account=cast.dario, from_on=gone - timedelta(days=300), until_on=gone,
            notified_on=gone, arrived_on=gone - timedelta(days=300),
        )  # fmt: skip
    page = enter("bruno").get(f"/register/posts/{own.post.public_id}/").content.decode()
    assert "vacant" in page
    assert "59 days" in page
    assert "amara" not in page.replace("amara's", "")
    assert "dario" not in page


def test_as_known_on_shows_what_was_known(enter, cast, db):
    own = making.serving(cast.amara)
    bruno, address = enter("bruno"), f"/register/posts/{own.post.public_id}/"
    before = clock.today() - timedelta(days=1)
    assert "Nothing was known of this post" in bruno.get(f"{address}?known={before}").content.decode()
    assert "Nothing was known" not in bruno.get(address).content.decode()
    api = bruno.get(f"/api/v1/posts/{own.post.public_id}/timeline?known={before}").json()
    assert api == {"items": [], "next": None}


def test_as_on_a_later_day_the_same_is_over(enter, cast):
    own = making.serving(cast.amara)
    later = own.until_on + timedelta(days=2)
    told = enter("bruno").get(f"/api/v1/posts/{own.post.public_id}/timeline?on={later}").json()["items"][0]["spans"]
    assert [one["what"] for one in told] == [SERVED, VACANT]
    assert "account" not in str(told)


def test_a_country_over_the_years(enter, cast, count_queries):
    amara = enter("amara")
    few = count_queries(lambda: amara.get("/map/SEN/timeline/"))
    cities = [one["city"] for one in amara.get("/api/v1/countries/SEN/timeline").json()["items"]]
    assert len(cities) == 3
    for number in range(20):
        making.deployment(making.post(making.authority("FRA"), "SEN", city=f"Town {number}"), None)
    making.deployment(making.post(making.authority("ESP"), "MLI", city="Bamako", responsible_for=["SEN"]), None)
    assert count_queries(lambda: amara.get("/map/SEN/timeline/")) == few
    page = amara.get("/map/SEN/timeline/")
    assert [one["row"].post.city for one in page.context["elsewhere"]] == ["Bamako"]
    assert amara.get("/map/ZZZ/timeline/").status_code == 404
    assert amara.get("/map/SEN/timeline/?years=4").status_code == 400


@pytest.mark.parametrize("name", ["katya", "rosa", "leo", "jonas"])
def test_for_others_there_is_no_timeline(enter, cast, name):
    own = making.serving(cast.amara)
    for address in (f"/register/posts/{own.post.public_id}/", "/map/SEN/timeline/", "/register/posts/"):
        assert enter(name).get(address).status_code == 404


@pytest.fixture
def many(cast):
    today = clock.today()
    for number in range(56):
        post = making.post(making.authority(("FRA", "ESP", "SWE")[number % 3]), ("KEN", "TUN", "EGY")[number % 3])
        if number % 4:
            making.deployment(post, None, until_on=today + timedelta(days=number))
        elif number % 8:
            making.deployment(post, None, from_on=today + timedelta(days=9), arrived_on=None)


@pytest.mark.parametrize("order", ["country", "-country", "authority", "-authority", "until", "-until"])
def test_posts_join_page_by_page_in_each_order(enter, many, order):
    amara, met, after = enter("amara"), [], ""
    while True:
        page = amara.get(f"/api/v1/posts?order={order}{after}").json()
        met += page["items"]
        if not page["next"]:
            break
        after = f"&after={page['next']}"
    assert len({one["id"] for one in met}) == len(met) == 62
    keys = {
        "authority": [one["authority"] for one in met],
        "until": [one["until_on"] or "1990-01-01" for one in met],
    }
    if order.removeprefix("-") in keys:
        found = keys[order.removeprefix("-")]
        assert found == sorted(found, reverse=order.startswith("-"))


def test_posts_are_served_coming_or_vacant(enter, many):
    amara = enter("amara")
    counts = {
        service: amara.get(f"/register/posts/?service={service}").context["total"]
        for service in ("served", "coming", "vacant")
    }
    assert sum(counts.values()) == amara.get("/register/posts/").context["total"] == 62
    assert counts["coming"] == 7
    assert counts["vacant"] == 8  # seven of these, and Dario's, whose last day was yesterday
    assert amara.get("/register/posts/?service=gone").status_code == 400


def test_the_list_of_posts_asks_the_same_number_of_questions(enter, count_queries):
    amara = enter("amara")
    few = count_queries(lambda: amara.get("/register/posts/"))
    for _ in range(30):
        making.deployment(making.post(making.authority("FRA"), "KEN"), None)
    assert count_queries(lambda: amara.get("/register/posts/")) == few <= 12
