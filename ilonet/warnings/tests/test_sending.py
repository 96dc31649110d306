"""Is a warning typed, checked, masked and sent from one page, and never lost on the way? (C.5b; R-267-8)"""

import re

import pytest

from ilonet.access.context import as_the_system
from ilonet.authorities.models import Authority
from ilonet.reports.models import Report
from ilonet.warnings.models import EarlyWarning
from ilonet.warnings.tests.writing import TYPED
from tests.making import BECAUSE


def the_report() -> Report:
    with as_the_system(because=BECAUSE):
        return Report.objects.unrestricted(because=BECAUSE).select_related("authority").get()


def press(client, do, **changed):
    """On the page of the draft."""
    report = the_report()
    told = TYPED | {"do": do, "version": report.edition} | changed
    return client.post(f"/warnings/{report.public_id}/text/", told)


@pytest.mark.requirement("R-3.4-e", "R-267-8")
def test_typed_checked_and_sent_in_two_presses(enter):
    amara = enter("amara")
    answer = amara.post("/warnings/new/", TYPED, follow=True)
    said = answer.content.decode()
    assert "The gate found nothing" in said
    assert "5 people will be told in 4 authorities." in " ".join(re.sub(r"<[^>]+>", " ", said).split())
    answer = press(amara, "send")
    report = the_report()
    assert answer.url == f"/warnings/{report.public_id}/"
    assert (report.is_released, report.topics, report.countries, report.level) == (
        True,
        ["e", "c"],
        ["SEN"],
        "operational",
    )
    assert "Sent. " in amara.get(answer.url).content.decode()
    assert "Boats leave from the north now" in enter("bruno").get("/warnings/").content.decode()
    assert "Boats leave from the north now" not in enter("chiara").get("/warnings/").content.decode()


def test_it_knows_where_one_serves(enter):
    said = enter("amara").get("/warnings/new/").content.decode()
    assert '<option value="SEN" selected>' in said
    assert re.search(r'name="to" value="offices"[^>]*checked', said)
    assert re.search(r'<option value="moderate" selected>', said)
    assert re.search(r'name="since" value="20\d\d-\d\d-\d\d"', said)


def test_what_is_lacking_stands_beside_its_field(enter):
    amara = enter("amara")
    said = amara.post("/warnings/new/", TYPED | {"effect": "", "sign": "protection"}, follow=True).content.decode()
    assert "“Expected effect” is not stated yet." in said
    assert "Say in one line what this means for fundamental rights" in said
    assert "The gate found nothing" not in said
    assert press(amara, "send", effect="").url.endswith("/text/#checked")
    assert not the_report().is_released


@pytest.mark.requirement("R-9.3-c")
def test_what_the_gate_finds_is_masked_in_place_and_nothing_typed_is_lost(enter):
    amara = enter("amara")
    what = "Boats leave, ask a.person@mail.example"
    said = amara.post("/warnings/new/", TYPED | {"what": what}, follow=True).content.decode()
    assert "The gate found one place" in said
    assert "<mark>a.person@mail.example</mark>" in said
    press(amara, "send", what=what, place="Kayar")
    report = the_report()
    assert (report.is_released, report.title) == (False, what)
    assert report.text.particulars["place"] == "Kayar"
    press(amara, "mask", what=what)
    assert "a.person" not in the_report().title
    press(amara, "send", what=the_report().title)
    assert the_report().is_released


def test_it_goes_only_to_the_readers_who_were_named(enter):
    amara = enter("amara")
    amara.post("/warnings/new/", TYPED)
    answer = press(amara, "send", to="all")
    assert "Who is told has changed." in amara.get(answer.url).content.decode()
    assert not the_report().is_released
    press(amara, "send", to="all")
    assert the_report().is_released


def test_two_people_of_one_post_do_not_overwrite_each_other(enter):
    amara = enter("amara")
    amara.post("/warnings/new/", TYPED)
    assert press(amara, "check", version=99).status_code == 409


@pytest.mark.requirement("R-3.1-a")
def test_where_the_authority_looks_first_it_says_so_and_is_handed_in(enter, cast):
    with as_the_system(because=BECAUSE):
        Authority.objects.filter(code="FRA").update(reviews_before_release=True)
    amara, farid = enter("amara"), enter("farid")
    said = amara.post("/warnings/new/", TYPED, follow=True).content.decode()
    assert "it gets this one at once, marked urgent. Nobody else is told before." in said
    assert "marked urgent" in amara.get(press(amara, "send").url, follow=True).content.decode()
    report = the_report()
    assert report.submitted_at
    assert not report.is_released
    assert EarlyWarning.objects.visible_to(cast.actor("bruno")).count() == 0
    assert "urgent" in farid.get("/duties/").content.decode()
    assert farid.post(f"/information/{report.public_id}/release/").status_code == 302
    assert EarlyWarning.objects.visible_to(cast.actor("bruno")).count() == 1


def test_a_day_that_is_none_is_told_and_typed_text_stays(enter):
    answer = enter("amara").post("/warnings/new/", TYPED | {"since": "yesterday"})
    assert answer.status_code == 422
    assert "Departures may double." in answer.content.decode()


def test_whoever_serves_on_no_post_sends_none(enter):
    assert enter("farid").get("/warnings/new/").status_code == 403
    assert 'href="/warnings/new/"' not in enter("farid").get("/warnings/").content.decode()


def test_the_short_form_keeps_what_only_the_full_form_asks(enter, cast):
    amara = enter("amara")
    amara.post("/warnings/new/", TYPED)
    report = the_report()
    with as_the_system(because=BECAUSE):
        text = report.text
        report.handling, report.vulnerable = "H2", ["minors"]
        more = [{"heading": "What is known", "text": "Seen twice."}, {"heading": "Besides", "text": "New hulls."}]
        report.write(more, text.particulars)
        report.save()
    press(amara, "check", more="Seen three times.")
    kept = the_report()
    assert (kept.handling, kept.vulnerable) == ("H2", ["minors"])
    assert [one["text"] for one in kept.body] == ["Seen three times.", "New hulls."]
