"""A draft before its release: shown to its guests as it passed the gate, while it is open, and to nobody else by any door."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ilonet.access.context import as_the_system
from ilonet.deployments.models import Deployment
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal
from ilonet.reports import drafting, gating
from ilonet.reports.discarding import discard
from ilonet.reports.gating import with_words
from ilonet.reports.models import SharedDraft
from ilonet.reports.release import release
from ilonet.reports.revision import revise
from ilonet.reports.sharing_drafts import share, take_back
from ilonet.reports.tests.test_verbs import MRZ, draft
from ilonet.reports.withdrawal import withdraw
from tests import making
from tests.cast import entering
from tests.working import tell_what_was_done

EVERYBODY = ("amara", "bruno", "chiara", "dario", "elena", "farid", "tove", "greta", "pavel", "sven")


@pytest.fixture
def report(cast):
    return draft(cast, audience=[cast.east.circle_id])


def to(cast, name):
    return making.serving(cast.people[name]).post.circle_id


def shown(cast, report, *circles, days=7):
    return share(report, circles or [to(cast, "bruno")], days=days, by=cast.actor("amara"))


def seen_by(cast, made):
    """By the condition, by the page and by the interface."""
    found = set()
    for name in EVERYBODY:
        known = SharedDraft.objects.visible_to(cast.actor(name)).filter(pk=made.pk).exists()
        client = entering(cast.people[name])
        for address in (f"/information/drafts/{made.public_id}/", f"/api/v1/drafts/{made.public_id}"):
            assert client.get(address).status_code == (200 if known else 404), (name, address)
        found |= {name} if known else set()
    return found


@pytest.mark.requirement("R-3.1-a", "INV-3")
def test_a_guest_reads_the_draft_and_nothing_beside_it(cast, report):
    made = shown(cast, report)
    assert seen_by(cast, made) == {"amara", "bruno"}
    bruno = entering(cast.bruno)
    page = bruno.get(f"/information/drafts/{made.public_id}/").content.decode()
    assert "Draft, not released. Do not pass it on" in page
    assert "Fewer boats left the coast." in page
    assert str(report.public_id) not in page
    for address in ("", "text/", "draft/sharing/", "release/", "files/", "readers/"):
        assert bruno.get(f"/information/{report.public_id}/{address}").status_code == 404
    for door in (
        "/information/",
        "/information/?shelf=drafts",
        "/search/?q=Departures",
        "/",
        "/api/v1/search?q=Departures",
    ):
        assert "Departures by sea" not in bruno.get(door).content.decode(), door
    assert "Departures by sea" in bruno.get("/information/drafts/").content.decode()


@pytest.mark.requirement("R-3.4-00", "INV-2")
def test_what_the_gate_finds_is_shown_to_nobody_before_and_after(cast, report):
    """The copy is what passed; what is written afterwards is not in it."""
    amara = cast.actor("amara")
    drafting.save(report, with_words(report.text, "sections.0.text", MRZ), edition=report.edition, by=amara)
    with pytest.raises(Refusal, match=r"gate\.refused"):
        shown(cast, report)
    answer = entering(cast.amara).post(
        f"/information/{report.public_id}/draft/sharing/", {"to": [f"post:{_post(cast, 'bruno')}"], "days": 7}
    )
    assert answer.status_code == 422
    amara = cast.actor("amara")
    drafting.save(report, gating.masked(report.text), edition=report.edition, by=amara)
    made = shown(cast, report)
    drafting.save(
        report, with_words(report.text, "sections.0.text", MRZ), edition=report.edition, by=cast.actor("amara")
    )
    assert "ERIKSSON" not in entering(cast.bruno).get(f"/information/drafts/{made.public_id}/").content.decode()
    with pytest.raises(Refusal, match=r"gate\.refused"):
        share(report, [to(cast, "bruno")], days=7, note="Is +221 77 123 45 67 right?", by=cast.actor("amara"))


def _post(cast, name):
    return making.serving(cast.people[name]).post.public_id


def released(report, cast):
    release(report, by=cast.actor("amara"))


def taken_back(report, cast):
    made = SharedDraft.objects.visible_to(cast.actor("amara")).get(report=report, ended_at=None)
    take_back(made, by=cast.actor("amara"))


def lapsed(report, cast):
    clock.move(timedelta(days=7, minutes=1))


def shared_with_another(report, cast):
    shown(cast, report, to(cast, "elena"))


def withdrawn(report, cast):
    release(report, by=cast.actor("amara"))
    revise(report, by=cast.actor("amara"))
    withdraw(report, because="Of another month.", by=cast.actor("amara"))


@pytest.mark.requirement("INV-3")
@pytest.mark.parametrize("ends", [released, taken_back, lapsed, shared_with_another, withdrawn])
def test_it_ends_at_that_second_and_stays_with_its_post(cast, report, ends):
    """The twins: open for the guest before, as if it had never been after (AC08)."""
    made = shown(cast, report)
    assert "bruno" in seen_by(cast, made)
    ends(report, cast)
    assert seen_by(cast, made) == {"amara"}


def test_a_guest_whose_posting_has_ended_is_no_guest(cast, report):
    made = shown(cast, report)
    with as_the_system(because=making.BECAUSE):
        known = Deployment.objects.unrestricted(because=making.BECAUSE).filter(account=cast.bruno)
        known.update(until_on=clock.today() - timedelta(days=1))
    assert seen_by(cast, made) == {"amara"}


def test_a_network_is_a_guest_and_authorities_are_none(cast, report):
    made = shown(cast, report, cast.west.circle_id)
    assert seen_by(cast, made) >= {"amara", "bruno", "elena"}
    assert not seen_by(cast, made) & {"chiara", "farid", "tove"}
    for circles, code in (([report.authority.circle_id], "guests"), ([], "nobody")):
        with pytest.raises(Refusal, match=rf"draft\.{code}"):
            share(report, circles, days=7, by=cast.actor("amara"))
    red = draft(cast, tlp="red")
    with pytest.raises(Refusal, match=r"audience\.red_to_posts_only"):
        shown(cast, red, cast.west.circle_id)


@pytest.mark.parametrize("name", ["bruno", "chiara", "farid"])
def test_nobody_but_its_post_shares_it_or_takes_it_back(cast, report, name):
    with pytest.raises(Refusal):
        share(report, [to(cast, "elena")], days=7, by=cast.actor(name))
    made = shown(cast, report)
    with pytest.raises(Refusal) as refused:
        take_back(made, by=cast.actor(name))
    assert refused.value.status == (403 if name == "bruno" else 404)


def test_a_discarded_draft_takes_what_was_shown_with_it(cast, report):
    made = shown(cast, report)
    discard(report, by=cast.actor("amara"))
    with as_the_system(because=making.BECAUSE):
        assert not SharedDraft.objects.unrestricted(because=making.BECAUSE).filter(pk=made.pk).exists()


def test_the_guest_is_told_and_told_when_it_is_taken_back(cast, report):
    made = shown(cast, report)
    tell_what_was_done()
    bruno, elena = entering(cast.bruno), entering(cast.elena)
    assert "A draft was shared with you" in bruno.get("/me/notices/").content.decode()
    assert "A draft was shared with you" not in elena.get("/me/notices/").content.decode()
    assert bruno.get(f"/information/drafts/{made.public_id}/").status_code == 200
    take_back(made, by=cast.actor("amara"))
    tell_what_was_done()
    told = bruno.get("/me/notices/").content.decode()
    assert "was taken back by its author" in told
    assert "Departures by sea" not in told


def test_through_the_page_and_through_the_interface(cast, report):
    amara = entering(cast.amara)
    address = f"/information/{report.public_id}/draft/sharing/"
    bruno = f"post:{_post(cast, 'bruno')}"
    assert "Share before release" in amara.get(address).content.decode()
    assert amara.post(address, {"days": 7}).status_code == 400
    looked = amara.post(address, {"next": "posts", "near": "Ghana", "to": [bruno]})
    assert looked.status_code == 200
    answer = amara.post(address, {"to": [bruno], "days": 3, "note": "Is the second section clear?"})
    assert answer.status_code == 302
    assert "Is the second section clear?" in entering(cast.bruno).get(answer.url).content.decode()
    assert "shared before its release" in amara.get(f"/information/{report.public_id}/").content.decode()
    made = amara.post(
        f"/api/v1/reports/{report.public_id}/drafts", {"to": [bruno], "days": 14}, content_type="application/json"
    )
    assert made.status_code == 201, made.content
    listed = entering(cast.bruno).get("/api/v1/drafts").json()["items"]
    assert [one["id"] for one in listed] == [made.json()["id"]]
    assert amara.post(f"/information/drafts/{made.json()['id']}/removal/").status_code == 302
    assert entering(cast.bruno).get("/api/v1/drafts").json()["items"] == []


def test_the_list_asks_as_often_for_thirty_as_for_three(cast):
    bruno, asked = entering(cast.bruno), []
    for number in (3, 27):
        for _ in range(number):
            making.shared_draft(making.report(cast.amara, audience=[], released=False), [to(cast, "bruno")])
        bruno.get("/information/drafts/")
        with CaptureQueriesContext(
            connection,
        ) as questions:
            assert bruno.get("/information/drafts/").status_code == 200
        asked.append(len(questions))
    assert asked[0] == asked[1]
