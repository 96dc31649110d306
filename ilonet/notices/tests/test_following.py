"""Following: each way of it, from the button to the inbox; fails if nothing arrives, or too much does."""

from datetime import timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.deployments.models import Deployment
from ilonet.lib import clock
from ilonet.notices.inbox import known_to, lines_of
from ilonet.notices.models import Notice, Subscription
from ilonet.notices.tests.steps import follow, released
from tests import making
from tests.making import BECAUSE
from tests.working import tell_what_was_done


def told(cast, name):
    tell_what_was_done()
    actor = cast.actor(name)
    return [line.named.title for line in lines_of(actor, list(known_to(actor))) if line.notice.role == "follower"]


def saved_list(enter, cast, where, asked):
    enter("bruno").post("/me/lists/", {"name": "Mine", "where": where, "asked": asked})
    with as_the_system(because=BECAUSE):
        return cast.bruno.saved_searches.unrestricted(because=BECAUSE).get().public_id


# What is followed: a key, a network of the cast, or a list that is saved first.
WAYS = {
    "country": "SEN",
    "topic": "b",
    "network": "west",
    "saved": ("reports:index", "country=SEN&topic=b"),
    "saved search": ("search:search", "q=boats"),
}
OTHERS = {
    "country": "GEO",
    "topic": "k",
    "network": "east",
    "saved": ("reports:index", "country=SEN&topic=k"),
    "saved search": ("search:search", "q=lorries"),
}


def key_of(enter, cast, way, what):
    if way == "network":
        return getattr(cast, what).public_id
    return saved_list(enter, cast, *what) if isinstance(what, tuple) else what


@pytest.mark.requirement("R-9.0-r19")
@pytest.mark.parametrize("way", WAYS)
def test_what_is_followed_arrives_once(enter, cast, way):
    answer = follow(enter("bruno"), way.split()[0], key_of(enter, cast, way, WAYS[way]))
    assert answer.status_code == 302
    released(enter, cast)
    assert told(cast, "bruno") == ["Boats in October"]
    tell_what_was_done()
    assert told(cast, "bruno") == ["Boats in October"]
    for other in ("amara", "elena", "chiara"):
        assert told(cast, other) == []


@pytest.mark.parametrize("way", OTHERS)
def test_what_is_not_followed_does_not(enter, cast, way):
    assert follow(enter("bruno"), way.split()[0], key_of(enter, cast, way, OTHERS[way])).status_code == 302
    released(enter, cast)
    assert told(cast, "bruno") == []


@pytest.mark.requirement("INV-3")
def test_a_report_that_is_hidden_from_its_follower_makes_no_notice(enter, cast):
    """Everything of the West is followed in the East; its officer stands in no circle of the report."""
    for kind, key in (("country", "SEN"), ("topic", "b"), ("network", cast.west.public_id)):
        assert follow(enter("chiara"), kind, key).status_code == 302
    released(enter, cast)
    assert told(cast, "chiara") == []
    with as_the_system(because=BECAUSE):
        assert not Notice.objects.unrestricted(because=BECAUSE).filter(account=cast.chiara).exists()


@pytest.mark.parametrize("standing", ["deployment ended", "account suspended", "network closed"])
def test_the_twin_standing_ends_between_release_and_telling(enter, cast, standing):
    assert follow(enter("bruno"), "country", "SEN", "at_once").status_code == 302
    released(enter, cast)
    yesterday = clock.today() - timedelta(days=1)
    with as_the_system(because=BECAUSE):
        if standing == "deployment ended":
            Deployment.objects.unrestricted(because=BECAUSE).filter(account=cast.bruno).update(until_on=yesterday)
        elif standing == "account suspended":
            cast.bruno.suspended_at = clock.now()
            cast.bruno.save(update_fields=["suspended_at"])
        else:
            cast.west.until_on = yesterday
            cast.west.save(update_fields=["until_on"])
    tell_what_was_done()
    with as_the_system(because=BECAUSE):
        assert not Notice.objects.unrestricted(because=BECAUSE).filter(account=cast.bruno).exists()


def test_several_ways_are_one_notice_at_the_quickest_pace(enter, cast):
    bruno = enter("bruno")
    follow(bruno, "country", "SEN", "weekly")
    follow(bruno, "topic", "b", "at_once")
    released(enter, cast)
    assert told(cast, "bruno") == ["Boats in October"]
    with as_the_system(because=BECAUSE):
        made = Notice.objects.unrestricted(because=BECAUSE).select_related("follows").get(account=cast.bruno)
        assert made.follows.kind == "topic"


def test_what_one_follows_stands_on_one_page_and_ends_in_one_click(enter, cast):
    bruno = enter("bruno")
    for kind, key in (("country", "sen"), ("topic", "b"), ("network", cast.west.public_id)):
        follow(bruno, kind, key)
    follow(bruno, "country", "SEN")  # again is not twice
    shown = bruno.get("/me/notices/settings/")
    assert [line.title for line in shown.context["lines"]] == [
        "Senegal",
        "West Africa",
        "b – flows and their composition",
    ]
    first = shown.context["lines"][0].subscription
    assert bruno.post(f"/me/notices/settings/{first.public_id}/", {"pace": "weekly"}).status_code == 302
    assert enter("amara").post(f"/me/notices/settings/{first.public_id}/end/").status_code == 404
    assert bruno.post(f"/me/notices/settings/{first.public_id}/end/").status_code == 302
    assert len(bruno.get("/me/notices/settings/").context["lines"]) == 2
    cast.actor("bruno")
    acts = dict(Event.objects.filter(act__startswith="subscription").values_list("act", "noted"))
    assert acts["subscription.changed"] == {"kind": "country", "pace": "weekly"}
    assert acts["subscription.ended"] == {"kind": "country"}
    assert "SEN" not in str(acts)


def test_what_cannot_be_followed_is_refused_in_words(enter, cast):
    making.saved_search(cast.amara, "Hers", where="reports:index")
    with as_the_system(because=BECAUSE):
        hers = cast.amara.saved_searches.unrestricted(because=BECAUSE).get().public_id
    making.saved_search(cast.bruno, "Postings")
    with as_the_system(because=BECAUSE):
        postings = cast.bruno.saved_searches.unrestricted(because=BECAUSE).get().public_id
    bruno = enter("bruno")
    for kind, key in (
        ("country", "XYZ"),
        ("topic", "z"),
        ("network", "nonsense"),
        ("saved", hers),
        ("saved", postings),
    ):
        answer = follow(bruno, kind, key)
        assert answer.status_code == 400, (kind, key)
        assert "nothing here that you can follow" in answer.content.decode()
    assert follow(bruno, "shoe", "44").status_code == 400


def test_the_button_stands_where_one_stands(enter, cast):
    bruno = enter("bruno")
    for where in (
        "/map/SEN/",
        f"/network/{cast.west.public_id}/",
        "/information/?topic=b",
        "/information/?country=SEN",
    ):
        assert 'action="/me/notices/follow/"' in bruno.get(where).content.decode(), where
    assert 'action="/me/notices/follow/"' not in bruno.get("/information/").content.decode()
    follow(bruno, "topic", "b")
    assert "You follow" in bruno.get("/information/?topic=b").content.decode()


def test_machines_follow_and_end(enter):
    bruno = enter("bruno")
    body = {"kind": "country", "key": "SEN", "pace": "weekly"}
    made = bruno.post("/api/v1/me/subscriptions", body, content_type="application/json")
    assert made.status_code == 201
    address = f"/api/v1/me/subscriptions/{made.json()['id']}"
    changed = bruno.post(f"{address}/pace", {"pace": "inbox"}, content_type="application/json")
    assert changed.json()["pace"] == "inbox"
    assert [one["title"] for one in bruno.get("/api/v1/me/subscriptions").json()["items"]] == ["Senegal"]
    assert bruno.post(f"{address}/end", content_type="application/json").status_code == 204
    assert bruno.get("/api/v1/me/subscriptions").json()["items"] == []
    assert Subscription.objects.unrestricted(because=BECAUSE).count() == 0


def test_pages_cost_the_same_with_thirty(enter, cast, count_queries):
    bruno = enter("bruno")

    def notices(number):
        for _ in range(number):
            making.notice(cast.bruno, making.report(cast.amara, audience=[cast.west.circle_id]))

    notices(3)
    few = count_queries(lambda: bruno.get("/me/notices/"))
    notices(27)
    assert count_queries(lambda: bruno.get("/me/notices/")) == few <= 12
    first = bruno.get("/me/notices/")
    assert len(first.context["lines"]) == 25
    older = bruno.get(first.context["older"])
    assert len(older.context["lines"]) == 5
    assert {line.notice.pk for line in first.context["lines"]}.isdisjoint(
        line.notice.pk for line in older.context["lines"]
    )
    assert ">30<" in first.content.decode()
    assert bruno.post("/me/notices/read/").status_code == 302
    assert bruno.get("/me/notices/?state=unread").context["lines"] == []
    one = first.context["lines"][0].notice
    assert bruno.get(f"/me/notices/{one.public_id}/").headers["Location"] == f"/information/{one.thing}/"
