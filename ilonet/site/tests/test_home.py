"""The first page, for each of the cast: what is asked, what is new, and nothing that is not theirs."""

from datetime import timedelta

import pytest
from django.test import Client

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.authorities.models import Authority
from ilonet.lib import clock
from tests import making
from tests.cast import NAMES, entering


def home(who):
    return entering(who).get("/")


def tasks(page):
    return {str(one.title): [task.what for task in one.tasks] for one in page.context["home"].asked}


@pytest.mark.parametrize("name", NAMES)
def test_everybody_who_entered_has_a_home(cast, name):
    response = home(cast.people[name])
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"


def test_nobody_is_asked_to_enter(cast):
    assert Client().get("/").status_code == 302


def test_hidden_is_absent(cast):
    assert entering(cast.amara).get("/nowhere/").status_code == 404


def test_home_asks_nothing_of_the_address(cast):
    assert entering(cast.amara).get("/?page=2").status_code == 400


@pytest.mark.requirement("R-4.1-d")
def test_a_back_office_is_asked_about_its_own_deployments(cast):
    today, own = clock.today(), Authority.objects.get(code="FRA")
    making.deployment(making.post(own, "KEN", city="Nairobi"), None, from_on=today - timedelta(days=3), arrived_on=None)
    making.deployment(making.post(own, "TUN", city="Tunis"), None, until_on=today + timedelta(days=20))
    start = today - timedelta(days=20)
    making.deployment(making.post(own, "EGY", city="Cairo"), None, from_on=start, notified_on=start + timedelta(days=9))
    making.deployment(making.post(making.authority("SWE"), "IRQ", city="Erbil"), None, until_on=today)
    assert tasks(home(cast.farid)) == {
        "Confirm the arrival": ["Nairobi, Kenya · FRA"],
        "Deployments that end soon": ["Tunis, Tunisia · FRA"],
        "Notified after the start": ["Cairo, Egypt · FRA"],
    }
    assert tasks(home(cast.tove)) == {"Deployments that end soon": ["Erbil, Iraq · SWE"]}
    assert tasks(home(cast.ulla)) == tasks(home(cast.amara)) == {}


def test_an_officer_is_told_of_the_own_end(cast):
    end = clock.today() + timedelta(days=30)
    with as_the_system(because=making.BECAUSE):
        cast.amara.deployments.unrestricted(because=making.BECAUSE).update(until_on=end)
    assert tasks(home(cast.amara)) == {"Your deployment": ["Dakar, Senegal · FRA"]}
    assert tasks(home(cast.bruno)) == {}


@pytest.mark.requirement("R-3.1-a")
def test_drafts_wait_for_the_author_and_what_is_handed_in_for_the_back_office(cast):
    Authority.objects.filter(code="FRA").update(reviews_before_release=True)
    making.report(cast.amara, audience=[], released=False, title="Half written")
    handed_in = making.report(cast.amara, audience=[], released=False, title="Handed in")
    with as_the_system(because=making.BECAUSE):
        handed_in.readers = [*handed_in.readers, Authority.objects.get(code="FRA").back_office_circle_id]
        handed_in.submitted_at = clock.now()
        handed_in.save()
    assert tasks(home(cast.amara)) == {"Your drafts": ["Half written"]}
    assert tasks(home(cast.farid)) == {"Reports to review": ["Handed in"]}
    for other in ("bruno", "tove", "greta", "nils"):
        page = home(cast.people[other])
        assert tasks(page) == {}
        assert "Half written" not in page.content.decode()
        assert "Handed in" not in page.content.decode()


@pytest.mark.requirement("R-5.1-0")
def test_a_network_that_is_due_is_told_to_those_it_concerns(cast):
    for authority in ("FRA", "ITA"):
        making.deployment(making.post(making.authority(authority), "NGA"), None)
    assert tasks(home(cast.nils)) == tasks(home(cast.farid)) == {"Networks due": ["Nigeria"]}
    for other in ("amara", "tove", "greta", "rosa"):
        assert tasks(home(cast.people[other])) == {}


@pytest.mark.requirement("R-5.1-b")
def test_new_is_what_was_released_since_the_visit_before(cast):
    before = clock.now() - timedelta(days=2)
    Account.objects.filter(pk=cast.bruno.pk).update(last_seen_at=before)
    making.report(cast.amara, audience=[cast.west.circle_id], title="Seen in the west")
    making.report(cast.chiara, audience=[cast.east.circle_id], title="Seen in the east")
    client = entering(cast.bruno)
    for _ in range(2):  # stays new while the visit lasts
        page = client.get("/")
        assert [(str(one.report), one.is_new) for one in page.context["home"].news] == [("Seen in the west", True)]
        assert "Seen in the east" not in page.content.decode()
    assert not home(cast.bruno).context["home"].news[0].is_new
    assert home(cast.amara).context["home"].news == []  # one's own is no news


def test_your_networks_and_countries(cast):
    shown = home(cast.bruno).context["home"]
    assert [(str(line.network), line.members) for line in shown.networks] == [("West Africa", 4)]
    assert [line.country for line in shown.mine.lines] == ["GHA"]
    assert [line.country for line in home(cast.farid).context["home"].mine.lines] == ["SEN"]


@pytest.mark.parametrize(
    "name, says",
    [
        ("rosa", "never what it says"),
        ("leo", "no content"),
        ("katya", "European Parliament"),
        ("jonas", "invited"),
        ("hugo", "stand in for the member"),
        ("sven", "without content"),
    ],
)
def test_a_function_without_a_list_is_told_what_it_may_do(cast, name, says):
    making.report(cast.amara, audience=[1], title="For all entitled")
    page = home(cast.people[name])
    assert says in page.content.decode()
    assert "For all entitled" not in page.content.decode()
    assert page.context["home"].picture is None
    assert "0 officers" not in page.content.decode()


@pytest.mark.parametrize("name", ["dario", "ulla"])
def test_without_standing_one_is_told_why(cast, name):
    page = home(cast.people[name]).content.decode()
    assert "You have no standing today" in page
    assert "Dakar" not in page


@pytest.mark.parametrize("name", ["amara", "farid", "nils", "olga", "greta"])
def test_home_costs_the_same_with_thirty(cast, name, count_queries):
    client = entering(cast.people[name])
    making.report(cast.bruno, audience=[1])
    few = count_queries(lambda: client.get("/"))
    today = clock.today()
    for number in range(30):
        of = making.authority("FRA")
        making.deployment(making.post(of, "KEN", city=f"C{number}"), None, until_on=today + timedelta(days=number))
        making.network(f"N{number}", ["SEN"])
        making.report(cast.amara, audience=[1], released=bool(number % 2))
    assert count_queries(lambda: client.get("/")) == few <= 12


@pytest.mark.requirement("R-4.1-d")
def test_more_leads_to_the_list_of_exactly_these(cast):
    today, own = clock.today(), Authority.objects.get(code="FRA")
    Authority.objects.filter(code="FRA").update(reviews_before_release=True)
    start = today - timedelta(days=20)
    kinds = {
        "Confirm the arrival": {"from_on": today - timedelta(days=3), "arrived_on": None},
        "Deployments that end soon": {"until_on": today + timedelta(days=20)},
        "Notified after the start": {"from_on": start, "notified_on": start + timedelta(days=9)},
    }
    for number in range(8):
        for title, facts in kinds.items():
            making.deployment(making.post(own, "KEN", city=f"{title} {number}"), None, **facts)
        making.deployment(making.post(making.authority("SWE"), "IRQ", city=f"Erbil {number}"), None, until_on=today)
        report = making.report(cast.amara, audience=[], released=False, title=f"Handed in {number}")
        making.report(cast.amara, audience=[], released=False, title=f"Half written {number}")
        with as_the_system(because=making.BECAUSE):
            report.readers = [*report.readers, own.back_office_circle_id]
            report.submitted_at = clock.now()
            report.save()
    making.network("Kenya", ["KEN"])
    client = entering(cast.farid)
    for one in client.get("/").context["home"].asked:
        shown, name = client.get(one.address).context, str(one.title)
        assert one.others == 2
        if name in kinds:
            assert {line.post.city for line in shown["lines"]} == {f"{name} {number}" for number in range(8)}
        else:
            assert {str(row) for row in shown["reports"]} == {f"Handed in {number}" for number in range(8)}
    drafts = next(one for one in home(cast.amara).context["home"].asked if str(one.title) == "Your drafts")
    listed = {str(row) for row in entering(cast.amara).get(drafts.address).context["reports"]}
    assert {f"Half written {number}" for number in range(8)} <= listed
