"""The page of everything that is asked, its filters, and the same for machines."""

from datetime import timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.authorities.models import Authority
from ilonet.duties.periods import REVIEWED_WITHIN
from ilonet.lib import clock
from ilonet.reports.models import Report
from tests import making
from tests.cast import entering
from tests.making import BECAUSE


@pytest.fixture
def busy(cast):
    """A back office of which something of each urgency is asked."""
    today, own = clock.today(), Authority.objects.get(code="FRA")
    making.deployment(making.post(own, "KEN", city="Nairobi"), None, from_on=today - timedelta(days=3), arrived_on=None)
    making.deployment(making.post(own, "TUN", city="Tunis"), None, until_on=today + timedelta(days=5))
    making.deployment(making.post(own, "EGY", city="Cairo"), None, until_on=today + timedelta(days=40))
    making.deployment(making.post(own, "IRQ", city="Erbil"), None, from_on=today - timedelta(days=9), notified_on=today)
    report = making.report(cast.amara, audience=[], released=False, title="Handed in")
    with as_the_system(because=BECAUSE):
        report.readers = [*report.readers, own.back_office_circle_id]
        report.submitted_at = clock.now()
        report.save()
    return entering(cast.farid)


def subjects(client, query=""):
    return [one.duty.subject.partition(",")[0] for one in client.get(f"/duties/{query}").context["asked"]]


def test_what_is_due_first_stands_first_and_notes_last(busy):
    assert subjects(busy) == ["Nairobi", "Handed in", "Tunis", "Cairo", "Erbil"]


@pytest.mark.parametrize(
    "query, found",
    [
        ("?article=3(1)", ["Handed in"]),
        ("?severity=overdue", ["Nairobi"]),
        ("?severity=coming", ["Cairo"]),
        ("?rule=deployment-ends", ["Tunis", "Cairo"]),
        ("?article=4(1)&severity=note", ["Erbil"]),
        ("?article=9(3)", []),
    ],
)
def test_it_is_narrowed_by_article_kind_and_urgency(busy, query, found):
    assert subjects(busy, query) == found
    [*told] = busy.get(f"/api/v1/duties{query}").json()["items"]
    assert [one["subject"].partition(",")[0] for one in told] == found


def test_each_value_leads_to_as_many_as_it_counts(busy):
    for _, _, values in busy.get("/duties/").context["facets"]:
        for value in values:
            assert len(busy.get(value["address"]).context["asked"]) == value["count"]
    page = busy.get("/duties/?rule=deployment-ends")
    assert [chip["address"] for chip in page.context["chips"]] == ["/duties/"]


def test_every_duty_says_where_it_is_done(busy):
    for one in busy.get("/duties/").context["asked"]:
        assert busy.get(one.duty.address).status_code == 200
        if one.is_asked:
            assert busy.get(one.duty.act_address).status_code == 200, one.duty.act_address


@pytest.mark.parametrize("query", ["?article=6", "?rule=x", "?severity=high", "?page=2", "?rule=draft&rule=draft"])
def test_what_no_duty_knows_is_refused(busy, query):
    assert busy.get(f"/duties/{query}").status_code == 400
    assert busy.get(f"/api/v1/duties{query}").status_code == 400


def test_nothing_asked_is_said_in_words(cast):
    for name in ("greta", "rosa", "katya", "dario"):
        assert "Nothing is asked of you today" in entering(cast.people[name]).get("/duties/").content.decode()


def test_the_interface_tells_day_article_and_way(busy):
    [told] = busy.get("/api/v1/duties?severity=overdue").json()["items"]
    waits = clock.today() - timedelta(days=3)
    assert told | {"about": "", "address": "", "act_address": "", "why": ""} == {
        "rule": "arrival",
        "article": "4(1)",
        "title": "Confirm the arrival",
        "about": "",
        "subject": "Nairobi, Kenya · FRA",
        "why": "",
        "holder": "FRA",
        "due_on": waits.isoformat(),
        "severity": "overdue",
        "address": "",
        "act": "Confirm the arrival",
        "act_address": "",
    }
    assert told["about"] in told["act_address"]


def test_what_was_handed_in_after_midnight_is_of_the_new_day(busy):
    """In the authority's own time zone: half past eleven in the evening of UTC is the next day in Paris."""
    evening = clock.now().replace(hour=23, minute=30)
    with as_the_system(because=BECAUSE):
        Report.objects.unrestricted(because=BECAUSE).filter(title="Handed in").update(submitted_at=evening)
    [told] = busy.get("/api/v1/duties?rule=review").json()["items"]
    assert told["due_on"] == (evening.date() + timedelta(days=1) + REVIEWED_WITHIN).isoformat()


@pytest.mark.parametrize("name, most", [("amara", 10), ("farid", 13), ("nils", 8), ("olga", 13)])
def test_it_costs_the_same_with_thirty(cast, name, most, count_queries):
    client = entering(cast.people[name])
    few = count_queries(lambda: client.get("/duties/"))
    today, of = clock.today(), making.authority("FRA")
    for number in range(30):
        making.deployment(making.post(of, "KEN", city=f"C{number}"), None, until_on=today + timedelta(days=number))
        making.deployment(making.post(of, "NGA", city=f"D{number}"), None, until_on=today - timedelta(days=number))
        making.report(cast.amara, audience=[], released=False, returned_because="Why?")
        making.appointment(
            making.account(f"c{number}"), "back_office", "FRA", authority=of, until_on=today + timedelta(days=number)
        )
    assert count_queries(lambda: client.get("/duties/")) == few <= most
