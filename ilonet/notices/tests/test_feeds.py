"""Feeds: what they say, to whom, how they end; the calendar of what is due."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.admission.models import CountryRisk
from ilonet.audit.models import Event
from ilonet.deployments.models import Deployment
from ilonet.lib import clock
from ilonet.notices.calendar import _folded
from ilonet.notices.models import Feed
from ilonet.notices.tests.steps import follow, released
from tests import making
from tests.making import BECAUSE
from tests.working import tell_what_was_done


@pytest.fixture
def made(enter):
    """The address of a new feed, as its owner is shown it once."""

    def make(name, kind="atom"):
        client = enter(name)
        assert client.post("/me/notices/feeds/", {"kind": kind, "label": "Phone"}).status_code == 302
        [address] = re.findall(r"http://testserver(/feeds/[^<]+)<", client.get("/me/notices/feeds/").content.decode())
        assert "/feeds/ilf_" not in client.get("/me/notices/feeds/").content.decode()
        return address

    return make


def fetch(address):
    return Client().get(address)


@pytest.mark.requirement("R-9.0-r19")
def test_what_is_followed_arrives_in_the_feed_without_its_title(enter, cast, made):
    follow(enter("bruno"), "country", "SEN")
    report = released(enter, cast)
    tell_what_was_done()
    address = made("bruno")
    answer = fetch(address)
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    assert "no-store" in answer.headers["Cache-Control"]
    told = answer.content.decode()
    assert "<title>situation report · Senegal · b</title>" in told
    for word in (report.title, "Dakar", "FRA", "amara", "bruno", "West Africa", str(report.public_id)):
        assert word not in told, word
    [link] = re.findall(r'href="http://testserver(/me/notices/[0-9a-f-]{36}/)"', told)
    assert enter("bruno").get(link).headers["Location"] == f"/information/{report.public_id}/"
    assert fetch(made("elena")).content.decode().count("<entry>") == 0


@pytest.mark.requirement("INV-3")
@pytest.mark.parametrize("standing", ["deployment ended", "account suspended", "feed ended", "feed too old", "at risk"])
def test_the_twin_a_feed_shows_nothing_when_standing_ends(enter, cast, made, standing):
    follow(enter("bruno"), "country", "SEN")
    released(enter, cast)
    tell_what_was_done()
    address = made("bruno")
    assert "<entry>" in fetch(address).content.decode()
    with as_the_system(because=BECAUSE):
        if standing == "deployment ended":
            own = Deployment.objects.unrestricted(because=BECAUSE).filter(account=cast.bruno)
            own.update(until_on=clock.today() - timedelta(days=1))
        elif standing == "account suspended":
            Account.objects.filter(pk=cast.bruno.pk).update(suspended_at=clock.now())
        elif standing == "at risk":
            risk = making.risk(cast.sven, "GHA", "Unrest")
            CountryRisk.objects.unrestricted(because=BECAUSE).filter(pk=risk.pk).update(from_on=clock.today())
    if standing == "feed ended":
        [feed] = enter("bruno").get("/me/notices/feeds/").context["feeds"]
        assert enter("amara").post(f"/me/notices/feeds/{feed.public_id}/end/").status_code == 404
        assert enter("bruno").post(f"/me/notices/feeds/{feed.public_id}/end/").status_code == 302
    if standing == "feed too old":
        clock.move(timedelta(days=91))
    answer = fetch(address)
    expected = {"deployment ended": 200, "at risk": 403}.get(standing, 404)
    assert answer.status_code == expected
    assert "<entry>" not in answer.content.decode()


def test_red_is_in_no_feed(enter, cast, made):
    follow(enter("bruno"), "country", "SEN")
    to = making.serving(cast.bruno).post.circle_id
    report = making.report(cast.amara, audience=[to], tlp="red")
    making.notice(cast.bruno, report, role="follower")
    assert "<entry>" not in fetch(made("bruno")).content.decode()


def test_guessing_and_fetching_too_often_are_slowed(enter, cast, made, settings):
    settings.ENTRANCE_RATE_LIMITS = settings.ENTRANCE_RATE_LIMITS | {"feed": "3/m/ip", "fetch": "2/h/key"}
    address = made("bruno")
    assert [fetch(address).status_code for _ in range(3)] == [200, 200, 429]
    assert [fetch("/feeds/ilf_guessed/").status_code for _ in range(4)] == [404, 404, 404, 429]


def test_the_calendar_says_that_something_is_due_and_no_more(cast, made):
    making.deployment(
        making.post(making.authority("FRA"), "KEN", city="Nairobi"),
        None,
        until_on=clock.today() + timedelta(days=20),
    )
    address = made("farid", "calendar")
    told = fetch(address).content.decode()
    assert fetch(address).headers["Content-Type"].startswith("text/calendar")
    assert told.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert "SUMMARY:ilonet: something is due (Art. " in told
    assert re.search(r"DTSTART;VALUE=DATE:\d{8}\r\n", told)
    assert all(len(line.encode()) <= 75 for line in told.split("\r\n"))
    for word in ("Nairobi", "Kenya", "FRA", "farid"):
        assert word not in told
    uids = re.findall("UID:(.*)\r\n", told)
    assert len(set(uids)) == len(uids)
    assert re.findall("UID:(.*)\r\n", fetch(address).content.decode()) == uids


def test_long_lines_are_folded_and_whole_again():
    line = "SUMMARY:" + "Übergabe – " * 20
    parts = [*_folded(line)]
    assert all(len(part.encode()) <= 75 for part in parts)
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line


def test_the_audit_knows_that_there_is_one_and_nobody_its_secret(cast, made):
    address = made("bruno")
    cast.actor("bruno")
    [issued] = Event.objects.filter(act="feed.issued")
    assert issued.noted == {"kind": "atom", "days": 90}
    with as_the_system(because=BECAUSE):
        kept = Feed.objects.unrestricted(because=BECAUSE).get()
    assert kept.digest not in address
    assert address.split("/")[2] not in str(vars(kept))
