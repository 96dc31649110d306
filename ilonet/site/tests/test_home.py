"""The first page, for each of the cast: what is asked, what is new, and nothing that is not theirs."""

from datetime import timedelta

import pytest
from django.test import Client

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.authorities.models import Authority
from ilonet.lib import clock
from ilonet.site.home import news
from tests import making
from tests.cast import NAMES, entering


def home(who):
    return entering(who).get("/")


def tasks(page):
    told = {}
    for one in page.context["home"].asked:
        told.setdefault(str(one.rule.title), []).append(one.duty.subject)
    return told


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
    assert tasks(home(cast.amara)) == {}  # fresh: to go on with, and no duty
    assert [str(one) for one in home(cast.amara).context["home"].drafts] == ["Half written"]
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
        assert [(str(one.report), one.is_new) for one in page.context["home"].news.reports] == [
            ("Seen in the west", True)
        ]
        assert "Seen in the east" not in page.content.decode()
    assert not home(cast.bruno).context["home"].news.reports[0].is_new
    assert home(cast.amara).context["home"].news.reports == ()  # one's own is no news


def test_your_networks_and_countries(cast):
    shown = home(cast.bruno).context["home"]
    assert [(str(one.line.network), one.line.members) for one in shown.networks] == [("West Africa", 4)]
    assert [one.line.country for one in shown.mine.lines] == ["GHA"]
    assert [one.line.country for one in home(cast.farid).context["home"].mine.lines] == ["SEN"]


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


@pytest.mark.parametrize("name, most", [("amara", 13), ("farid", 16), ("nils", 12), ("olga", 16), ("greta", 12)])
def test_home_costs_the_same_with_thirty(cast, name, most, count_queries):
    client = entering(cast.people[name])
    making.report(cast.bruno, audience=[1])
    few = count_queries(lambda: client.get("/"))
    today = clock.today()
    for number in range(30):
        of = making.authority("FRA")
        making.deployment(making.post(of, "KEN", city=f"C{number}"), None, until_on=today + timedelta(days=number))
        making.network(f"N{number}", ["SEN"])
        making.report(cast.amara, audience=[1], released=bool(number % 2))
    assert count_queries(lambda: client.get("/")) == few <= most


def been_here(who, *, days=2):
    Account.objects.filter(pk=who.pk).update(last_seen_at=clock.now() - timedelta(days=days))


def released(by, circle, days, **known):
    made = making.report(by, audience=[circle], **known)
    with as_the_system(because=making.BECAUSE):
        made.released_at = clock.now() - timedelta(days=days)
        made.save()
    return made


@pytest.mark.requirement("R-5.1-b")
def test_the_number_of_new_reports_leads_to_exactly_these(cast):
    been_here(cast.bruno)
    for days in (0, 1, 3, 30):
        released(cast.amara, cast.west.circle_id, days, title=f"West, {days} days ago", countries=["SEN", "GHA"])
    released(cast.elena, 1, 1, title="For all", countries=["CIV"])
    released(cast.chiara, cast.east.circle_id, 1, title="Not for the west")
    released(cast.bruno, cast.west.circle_id, 1, title="One's own")
    client = entering(cast.bruno)
    shown = client.get("/").context["home"]
    assert (shown.news.new.total, shown.news.new.shown) == (3, "3")
    listed = {str(row) for row in client.get(shown.news.new.address).context["reports"]}
    assert listed == {"West, 0 days ago", "For all", "West, 1 days ago"}
    assert [(str(one.line.network), one.new) for one in shown.networks] == [("West Africa", 2)]
    [ghana] = shown.mine.lines
    assert (ghana.line.country, ghana.new) == ("GHA", 2)
    assert len(client.get(ghana.address).context["reports"]) == 2
    assert "New since" in client.get(ghana.address).content.decode()


def test_more_than_can_be_counted_is_said_so(cast, monkeypatch):
    monkeypatch.setattr(news, "COUNTED", 2)
    been_here(cast.bruno)
    for _ in range(4):
        making.report(cast.amara, audience=[1])
    page = home(cast.bruno)
    assert page.context["home"].news.new.shown == "2+"
    assert "2+ reports since your last visit" in page.content.decode()


def test_after_a_long_time_the_last_three_months_are_counted(cast):
    been_here(cast.bruno, days=400)
    for days in (10, 200):
        released(cast.amara, 1, days)
    shown = home(cast.bruno).context["home"].news
    assert shown.new.total == 1
    assert [one.is_new for one in shown.reports] == [True, True]


def test_at_a_first_visit_nothing_is_counted_as_new(cast):
    making.report(cast.amara, audience=[1])
    assert home(cast.bruno).context["home"].news.new is None


def test_what_one_has_opened_is_marked_read_for_oneself_alone(cast):
    been_here(cast.bruno)
    been_here(cast.elena)
    report = making.report(cast.amara, audience=[1])
    client = entering(cast.bruno)
    client.get(f"/information/{report.public_id}/")
    assert [one.is_read for one in client.get("/").context["home"].news.reports] == [True]
    assert [one.is_read for one in home(cast.elena).context["home"].news.reports] == [False]
    with as_the_system(because=making.BECAUSE):  # another version is to be read anew
        report.released_at = clock.now() + timedelta(seconds=9)
        report.save()
    assert [one.is_read for one in client.get("/").context["home"].news.reports] == [False]


@pytest.mark.requirement("R-4.1-a")
def test_the_board_and_back_offices_are_told_what_was_notified(cast):
    for who in cast.people.values():
        been_here(who)
    today, post = clock.today(), making.post(making.authority("SWE"), "KEN", city="Nairobi")
    making.deployment(post, None, from_on=today + timedelta(days=60), arrived_on=None, notified_on=today)
    for name in ("greta", "nils", "mira", "farid", "tove", "olga", "ines"):
        client = entering(cast.people[name])
        rows, every = client.get("/").context["home"].notices
        assert [one.post.city for one in rows] == ["Nairobi"]
        assert [line.post.city for line in client.get(every.address).context["lines"]] == ["Nairobi"]
    for name in ("amara", "rosa", "katya", "leo", "pavel", "dario"):
        assert home(cast.people[name]).context["home"].notices is None


def test_whoever_looks_after_the_audit_is_told_how_much_was_recorded(cast):
    for who in cast.people.values():
        been_here(who)
    report = making.report(cast.amara, audience=[1])
    entering(cast.bruno).get(f"/information/{report.public_id}/")
    for name in ("rosa", "sven", "pavel"):
        client = entering(cast.people[name])
        told = client.get("/").context["home"].recorded
        listed = len(client.get(told.address).context["events"])
        assert told.total == listed > 0
    for name in ("amara", "greta", "farid", "leo", "katya"):
        assert home(cast.people[name]).context["home"].recorded is None


def test_your_lists_stand_there(cast):
    making.saved_search(cast.bruno, "Ghana by end", country="GHA")
    making.saved_search(cast.amara, "Somebody else's")
    page = home(cast.bruno)
    assert [line.saved.name for line in page.context["home"].saved] == ["Ghana by end"]
    assert "Somebody else" not in page.content.decode()


def test_only_the_first_are_shown_and_every_kind_leads_to_all_of_it(cast):
    today, own = clock.today(), Authority.objects.get(code="FRA")
    making.network("Tunisia", ["TUN"])
    for number in range(4):
        post = making.post(own, "KEN", city=f"Waiting {number}")
        making.deployment(post, None, from_on=today - timedelta(days=3), arrived_on=None)
        making.deployment(making.post(own, "TUN", city=f"Ending {number}"), None, until_on=today + timedelta(days=9))
    client = entering(cast.farid)
    shown = client.get("/").context["home"]
    assert (shown.waiting, len(shown.first)) == (8, 5)
    assert {kind.rule.name: kind.total for kind in shown.kinds} == {"arrival": 4, "deployment-ends": 4}
    for kind in shown.kinds:
        assert len(client.get(f"/duties/?rule={kind.rule.name}").context["asked"]) == kind.total


@pytest.mark.parametrize("name, most", [("amara", 14), ("farid", 18), ("olga", 18), ("nils", 14), ("rosa", 14)])
def test_a_second_visit_costs_two_questions_more_at_most(cast, name, most, count_queries):
    been_here(cast.people[name])
    client = entering(cast.people[name])
    making.report(cast.bruno, audience=[1])
    few = count_queries(lambda: client.get("/"))
    for _ in range(12):
        making.report(cast.bruno, audience=[1])
        making.deployment(making.post(making.authority("FRA"), "KEN"), None)
    assert count_queries(lambda: client.get("/")) == few <= most
