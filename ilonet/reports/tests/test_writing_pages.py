"""The form in which a report is written: what is kept, what is said, and who may write at all."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from ilonet.reports.models import Report
from ilonet.reports.tests.test_verbs import draft
from ilonet.reports.tests.writing import at, stored, typed


def test_the_same_press_twice_makes_one_draft(cast, enter):
    amara, once = enter("amara"), str(uuid4())
    form = {"title": "Once", "kind": "situation", "language": "en", "once": once}
    first, second = amara.post("/information/new/", form), amara.post("/information/new/", form)
    assert first.headers["Location"] == second.headers["Location"]
    assert Report.objects.visible_to(cast.actor("amara")).count() == 1


@pytest.mark.parametrize("door", ["text/", "draft/", "sections/", "masking/", "audience/"])
def test_who_saves_over_a_newer_edition_is_told_and_sees_both_texts(cast, enter, door):
    report = draft(cast, title="Hers")
    amara = enter("amara")
    if door == "audience/":
        answer = amara.post(at(report, door), {"version": 7, "to": ["all"]})
    else:
        answer = amara.post(at(report, door), typed(report, version=7, title="His"))
        assert "His" in answer.content.decode()
    assert answer.status_code == 409
    assert "edit.conflict" in answer.content.decode()
    assert "Hers" in answer.content.decode()
    assert stored(cast, report).title == "Hers"


def test_a_text_in_another_language_than_marked_is_told_and_changed_by_one_press(cast, enter):
    """It never decides alone: saved as marked, until somebody presses."""
    report = draft(cast, title="Rute over bjergene")
    danish = {"sections.0.text": "I august blev der set færre både ud for kysten, og papirerne var forfalskede."}
    amara = enter("amara")
    amara.post(at(report, "text/"), typed(report, next="stay", **danish))
    shown = amara.get(at(report, "text/")).content.decode()
    assert "This reads like dansk; it is marked as English." in shown
    assert f'formaction="{at(report, "language/")}" name="becomes" value="da"' in shown
    assert "This reads like dansk" in amara.get(at(report, "release/")).content.decode()
    assert stored(cast, report).language == "en"

    assert amara.post(at(report, "language/"), typed(report, version=2, becomes="xx", **danish)).status_code == 422
    pressed = amara.post(at(report, "language/"), typed(report, version=2, becomes="da", title="Ruten", **danish))
    assert pressed.headers["Location"].endswith("/text/#id_language")
    kept = stored(cast, report)
    assert (kept.language, kept.title) == ("da", "Ruten")  # what was typed is saved by the same press
    assert "This reads like" not in amara.get(at(report, "text/")).content.decode()


def test_a_draft_saves_itself_and_says_when(cast, enter):
    report = draft(cast)
    amara = enter("amara")
    answer = amara.post(
        at(report, "draft/"),
        typed(report, title="Later", another_country="Sen"),
        headers={"Accept": "application/json"},
    )
    assert answer.json()["version"] == 2
    assert re.fullmatch(r"\d\d:\d\d \w+", answer.json()["saved_at"])
    assert stored(cast, report).title == "Later"
    refused = amara.post(
        at(report, "draft/"), typed(report, version=2, title="a\x00b"), headers={"Accept": "application/json"}
    )
    assert stored(cast, report).title == "Later"
    assert refused.status_code in {200, 400}


def test_what_cannot_be_read_is_said_beside_the_field_and_nothing_typed_is_lost(cast, enter):
    report = draft(cast)
    answer = enter("amara").post(
        at(report, "text/"), typed(report, another_country="Atlantis", **{"sections.0.text": "Long thought."})
    )
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "No country has this name" in told
    assert "Long thought." in told
    assert "Atlantis" in told


def test_sections_come_and_go_without_script(cast, enter):
    report = draft(cast)
    amara = enter("amara")
    amara.post(at(report, "sections/"), typed(report))
    assert len(stored(cast, report).body) == 2
    amara.post(at(report, "sections/0/removal/"), typed(report, version=2, **{"sections.1.text": "Second."}))
    assert stored(cast, report).body == [{"heading": "", "text": "Second."}]


def test_a_place_the_gate_asks_about_passes_with_a_reason_from_the_form(cast, enter):
    report = draft(cast, audience=[cast.west.circle_id])
    amara = enter("amara")
    said = typed(report, **{"sections.0.text": "He was born on 3 May 1990."})
    amara.post(at(report, "text/"), said)
    key = re.search(r'name="finding" value="([^"]+)"', amara.get(at(report, "text/")).content.decode())[1]
    said = said | {"version": 2, "finding": key}
    assert amara.post(at(report, "reasons/"), said).status_code == 422
    amara.post(at(report, "reasons/"), said | {f"reason-{key}": "figure"})
    assert "passes with your reason" in amara.get(at(report, "release/")).content.decode()
    assert amara.post(at(report, "release/")).status_code == 302


def test_only_officers_write(cast, enter):
    assert enter("amara").get("/information/new/").status_code == 200
    for name in ("farid", "greta", "rosa", "dario"):
        assert enter(name).get("/information/new/").status_code == 403
    assert Client().get("/information/new/").status_code == 302
