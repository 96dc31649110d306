"""Seen, followed, closed: by whom, in whose name, and who learns of it (C.5b)."""

import pytest
from django.db import ProgrammingError, transaction

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.lib import sql
from ilonet.lib.refusals import Refusal
from ilonet.reports.discarding import discard
from ilonet.reports.models import Report
from ilonet.reports.withdrawal import withdraw
from ilonet.warnings.acknowledging import acknowledge
from ilonet.warnings.closing import close
from ilonet.warnings.following import follow
from ilonet.warnings.models import Acknowledgement, Closing, EarlyWarning, FollowUp
from ilonet.warnings.tests.writing import a_warning
from tests import making
from tests.working import tell_what_was_done


@pytest.fixture
def sent(cast):
    """By Amara to the officers of West Africa and to the whole of SWE, whose back office is Tove."""
    return a_warning(cast.amara, [cast.west.circle_id, making.authority("SWE").circle_id])


def seen(warning, by):
    return sorted(
        Acknowledgement.objects.visible_to(by).filter(report=warning).values_list("authority__code", flat=True)
    )


def test_an_authority_says_so_once_by_whoever_stands_for_it(cast, sent):
    acknowledge(sent, note="  Passed on   to visa sections. ", by=cast.actor("bruno"))
    acknowledge(sent, by=cast.actor("tove"))
    with pytest.raises(Refusal) as refused:
        acknowledge(sent, by=cast.actor("bruno"))
    assert refused.value.status == 403
    with as_the_system(because=making.BECAUSE):
        told = Acknowledgement.objects.unrestricted(because=making.BECAUSE).order_by("pk")
        assert [(one.authority.code, one.place, one.note) for one in told] == [
            ("ITA", "Accra", "Passed on to visa sections."),
            ("SWE", "", ""),
        ]
        kept = Event.objects.filter(act="warning.acknowledged", public_id=sent.public_id).values_list(
            "noted", flat=True
        )
        assert sorted(one["authority"] for one in kept) == ["ITA", "SWE"]


@pytest.mark.parametrize("name", ["amara", "farid"])
def test_whoever_sent_it_does_not_acknowledge_it(cast, sent, name):
    with pytest.raises(Refusal) as refused:
        acknowledge(sent, by=cast.actor(name))
    assert refused.value.status == 403


@pytest.mark.requirement("INV-3")
def test_each_learns_of_an_acknowledgement_only_what_is_theirs(cast, sent):
    acknowledge(sent, by=cast.actor("bruno"))
    acknowledge(sent, by=cast.actor("tove"))
    assert {name: seen(sent, cast.actor(name)) for name in ("amara", "farid", "bruno", "tove", "elena", "chiara")} == {
        "amara": ["ITA", "SWE"],
        "farid": ["ITA", "SWE"],
        "bruno": ["ITA"],
        "tove": ["SWE"],
        "elena": [],
        "chiara": [],  # of ITA too, but the warning is not hers to know
    }


def test_a_line_passes_the_gate_and_is_short(cast, sent):
    for note, code in (("Ask a.person@mail.example", "gate.refused"), ("x" * 201, "text.too_long")):
        with pytest.raises(Refusal) as refused:
            acknowledge(sent, note=note, by=cast.actor("bruno"))
        assert refused.value.code == code


@pytest.mark.parametrize(
    "name, outcome, into, code",
    [
        ("bruno", "confirmed", "", "not_allowed.close"),
        ("chiara", "confirmed", "", "not_found"),
        ("amara", "forgotten", "", "warning.outcome"),
        ("amara", "merged", "", "report.unknown_report"),
        ("amara", "merged", "00000000-0000-4000-8000-000000000000", "report.unknown_report"),
    ],
)
def test_closing_is_refused(cast, sent, name, outcome, into, code):
    with pytest.raises(Refusal) as refused:
        close(sent, outcome=outcome, into=into, by=cast.actor(name))
    assert refused.value.code == code


def test_closed_by_the_back_office_it_asks_for_nothing_any_more(cast, sent, enter):
    close(sent, outcome="confirmed", note="Seen again on the spot.", by=cast.actor("farid"))
    for name in ("amara", "bruno"):
        actor = cast.actor(name)
        assert not EarlyWarning.objects.which(actor, may="acknowledge").exists()
        assert not EarlyWarning.objects.which(actor, may="close").exists()
    said = enter("bruno").get(f"/warnings/{sent.public_id}/").content.decode()
    assert "<strong>confirmed</strong>" in said
    assert "Seen again on the spot." in said
    assert "We have seen it" not in said
    assert sent.title in enter("bruno").get("/warnings/?state=closed").content.decode()
    assert sent.title not in enter("bruno").get("/warnings/").content.decode()


@pytest.mark.requirement("INV-3")
def test_what_it_was_merged_into_is_shown_to_whoever_may_know_that(cast, sent, enter):
    other = making.report(cast.amara, audience=[making.serving(cast.elena).post.circle_id], title="Kanariemerged")
    close(sent, outcome="merged", into=f"https://x/information/{other.public_id}/", by=cast.actor("amara"))
    shown = {name: enter(name).get(f"/warnings/{sent.public_id}/").content.decode() for name in ("elena", "bruno")}
    assert "Kanariemerged" in shown["elena"]
    assert "Kanariemerged" not in shown["bruno"]
    assert str(other.public_id) not in shown["bruno"]
    assert "merged into another report" in shown["bruno"]


def test_a_follow_up_is_no_wider_than_the_warning_and_shown_once_released(cast, sent, enter):
    report = follow(sent, by=cast.actor("elena"))
    assert (report.audience, report.tlp, report.countries, report.topics) == (
        sent.audience,
        sent.tlp,
        ["SEN"],
        ["c", "e"],
    )
    assert sent.title not in report.title
    assert report.title not in enter("amara").get(f"/warnings/{sent.public_id}/").content.decode()
    with as_the_system(because=making.BECAUSE):
        report.released_version, report.released_at = 1, sent.released_at
        report.readers = sorted({*report.readers, *report.audience})
        report.save()
    assert report.title in enter("amara").get(f"/warnings/{sent.public_id}/").content.decode()
    read = enter("amara").get(f"/information/{report.public_id}/").content.decode()
    assert sent.title in read, "of which warning it is one"
    assert f'href="/information/{sent.public_id}/"' in read
    assert FollowUp.objects.visible_to(cast.actor("bruno")).count() == 1
    assert FollowUp.objects.visible_to(cast.actor("chiara")).count() == 0


def test_a_follow_up_can_be_discarded_also_when_the_warning_is_gone(cast, sent):
    report = follow(sent, by=cast.actor("elena"))
    withdraw(Report.objects.visible_to(cast.actor("amara")).get(pk=sent.pk), because="Wrong", by=cast.actor("amara"))
    discard(report, by=cast.actor("elena"))
    with as_the_system(because=making.BECAUSE):
        assert not FollowUp.objects.unrestricted(because=making.BECAUSE).exists()


def test_withdrawn_it_is_gone_for_all_but_its_originator(cast, sent, enter):
    acknowledge(sent, by=cast.actor("bruno"))
    close(sent, outcome="not_confirmed", by=cast.actor("amara"))
    withdraw(Report.objects.visible_to(cast.actor("amara")).get(pk=sent.pk), because="Wrong", by=cast.actor("amara"))
    bruno = cast.actor("bruno")
    assert not Acknowledgement.objects.visible_to(bruno).exists()
    assert not Closing.objects.visible_to(bruno).exists()
    assert enter("bruno").get(f"/warnings/{sent.public_id}/").status_code == 404
    assert enter("amara").get(f"/warnings/{sent.public_id}/").status_code == 200


def test_a_report_of_another_kind_is_no_warning(cast, enter):
    other = making.report(cast.amara, audience=[cast.west.circle_id])
    for path in ("", "text/", "closing/"):
        assert enter("amara").get(f"/warnings/{other.public_id}/{path}").status_code in {403, 404}


WRITES = {
    "acknowledgement of another authority": (
        "INSERT INTO warnings_acknowledgement (report_id, authority_id, place, version, note, at)"
        " VALUES (%(report)s, %(other)s, '', 1, '', now())"
    ),
    "closing": "INSERT INTO warnings_closing (report_id, outcome, note, at) VALUES (%(report)s, 'confirmed', '', now())",
    "follow-up by a report of another": (
        "INSERT INTO warnings_followup (report_id, by_id, at) VALUES (%(report)s, %(report)s, now())"
    ),
}


@pytest.mark.requirement("INV-3")
@pytest.mark.parametrize("what", WRITES)
def test_the_database_alone_refuses_what_is_not_ones_own(cast, sent, what):
    """A reader, past every condition of the application."""
    cast.actor("bruno")
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        sql.run(WRITES[what], {"report": sent.pk, "other": making.authority("ESP").pk})


def test_steps_answer_on_their_pages(cast, sent, enter):
    bruno, amara, elena = enter("bruno"), enter("amara"), enter("elena")
    here = f"/warnings/{sent.public_id}/"
    assert "We have seen it" in bruno.get(here).content.decode()
    refused = bruno.post(f"{here}acknowledgement/", {"note": "Ask a.person@mail.example"})
    assert refused.status_code == 422
    assert "a.person@mail.example" in refused.content.decode()
    assert "your authority has seen it" in bruno.post(f"{here}acknowledgement/", {}, follow=True).content.decode()
    assert "by its post in Accra" in amara.get(here).content.decode()
    begun = elena.post(f"{here}follow-up/")
    assert begun.url.startswith("/information/")
    assert amara.post(f"{here}closing/", {}).status_code == 400
    ended = amara.post(f"{here}closing/", {"outcome": "not_confirmed", "note": "Nobody else saw it."}, follow=True)
    assert "not confirmed" in ended.content.decode()


@pytest.mark.requirement("R-267-8")
def test_what_has_not_ended_is_opened_again_with_a_reason(enter, cast, sent):
    amara, bruno = enter("amara"), enter("bruno")
    address = f"/warnings/{sent.public_id}/"
    assert bruno.get(address).status_code == 200
    assert amara.get(f"{address}reopening/").status_code == 403
    ended = {"outcome": "confirmed", "note": "Nobody came."}
    assert amara.post(f"{address}closing/", ended).status_code == 302
    assert bruno.post(f"{address}reopening/", {"because": "I see more."}).status_code == 403
    assert amara.post(f"{address}reopening/", {"because": ""}).status_code == 400
    assert amara.post(f"{address}reopening/", {"because": "Ask +221 77 123 45 67."}).status_code == 400
    assert amara.post(f"{address}reopening/", {"because": "The groups are back."}).status_code == 302
    again = " ".join(bruno.get(address).content.decode().split())
    assert "The groups are back." in again
    assert "It had been closed" in again
    assert '<strong>confirmed</strong> · <span lang="en">Nobody came.</span>' in again
    assert str(sent.public_id) in bruno.get("/warnings/").content.decode()
    assert str(sent.public_id) not in bruno.get("/warnings/?state=closed").content.decode()
    tell_what_was_done()
    assert "it is open again" in bruno.get("/me/notices/").content.decode()
    assert amara.post(f"{address}closing/", {"outcome": "not_confirmed"}).status_code == 302
    shown = bruno.get(address).content.decode()
    assert "The groups are back." not in shown
    assert "not confirmed" in shown


def test_a_line_that_the_gate_stops_says_what_kind_of_thing_stands_in_it(cast, enter, sent):
    """And whoever finds it closed already is not told that their function does not allow it."""
    amara, here = enter("amara"), f"/warnings/{sent.public_id}/closing/"
    stopped = amara.post(here, {"outcome": "confirmed", "note": "Call +221 77 123 45 67 or a.person@mail.example"})
    said = stopped.content.decode().partition("In one line:")[2].partition("</li>")[0]
    assert stopped.status_code == 400
    assert "elephone" in said
    assert "mail" in said
    assert Closing.objects.visible_to(cast.actor("amara")).count() == 0
    assert enter("farid").post(here, {"outcome": "confirmed"}).status_code == 302
    late = amara.post(here, {"outcome": "not_confirmed", "note": "Nobody came."})
    assert late.status_code == 403
    assert "or not any more" in late.content.decode()
