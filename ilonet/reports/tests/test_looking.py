"""From a held place to the release, and from a reason to the look afterwards (security.md 7.3; C.5)."""

import re
from datetime import timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.deployments.models import Post
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal
from ilonet.looks.asking import looked
from ilonet.looks.deciding import decide
from ilonet.looks.models import Look
from ilonet.reports import drafting, gating
from ilonet.reports.discarding import discard
from ilonet.reports.looking import ask_about, taken
from ilonet.reports.models import Report
from ilonet.reports.release import release
from ilonet.reports.revision import revise
from ilonet.reports.submission import submit
from ilonet.reports.tests.writing import at, typed
from ilonet.standing.acting import acting_as
from tests import making
from tests.cast import entering
from tests.making import BECAUSE
from tests.working import do_what_waits

pytestmark = pytest.mark.requirement("R-3.4-00")
NUMBER = "GB82 WEST 1234 5698 7654 32"
HELD = f"The seal of the container says {NUMBER} and no more."
REASON = "It is the number of a container."
ADVISED = "The agreement was signed by Moussa Traoré in Dakar."


def drafted(cast, text=HELD):
    """By Amara, for West Africa."""
    amara = cast.actor("amara")
    report = making.report(cast.amara, audience=[cast.west.circle_id], released=False, title="Departures by sea fell")
    post = Post.objects.visible_to(amara).get(pk__in=amara.post_ids)
    making.authority(post.authority.code)
    said = report.text
    drafting.save(report, gating.with_words(said, "sections.0.text", text), edition=1, by=amara)
    return report


def asked(cast, report):
    amara = cast.actor("amara")
    [held] = gating.screened(report.text).refused
    return ask_about(report, f"{held.field}:{held.start}:{held.end}", "figure", "On a seal.", by=amara)


def seen_by(cast, report, names=("amara", "bruno", "chiara", "farid", "greta")):
    return {name for name in names if Report.objects.visible_to(cast.actor(name)).filter(pk=report.pk).first()}


def say(report, rita, decision, proposal=""):
    by = acting_as(rita.pk)
    look = Look.objects.which(by, may="decide").get(thing=report.public_id)
    decide(look, decision, REASON, proposal, by=by)
    return look


def all_looks(report):
    with as_the_system(because=BECAUSE):
        return list(Look.objects.unrestricted(because=BECAUSE).filter(thing=report.public_id).order_by("pk"))


def test_what_another_has_found_clear_is_released_by_its_author_and_by_nothing_else(cast, rita):
    report = drafted(cast)
    asked(cast, report)
    with pytest.raises(Refusal, match=r"gate\.refused"):
        release(report, by=cast.actor("amara"))
    say(report, rita, "clear")
    assert seen_by(cast, report) == {"amara"}, "a decision releases nothing"
    amara = cast.actor("amara")
    release(report, by=amara)
    assert seen_by(cast, report) == {"amara", "bruno", "farid"}
    revise(report, by=cast.actor("amara"))
    release(report, by=cast.actor("amara"))


def test_any_change_of_the_text_voids_the_decision(cast, rita):
    report = drafted(cast)
    asked(cast, report)
    say(report, rita, "clear")
    amara = cast.actor("amara")
    changed = gating.with_words(report.text, "sections.0.text", "The account was " + NUMBER)
    drafting.save(report, changed, edition=report.edition, by=amara)
    with pytest.raises(Refusal, match=r"gate\.refused"):
        release(report, by=amara)


def test_a_decision_holds_for_its_report_alone(cast, rita):
    report, other = drafted(cast), drafted(cast)
    asked(cast, report)
    say(report, rita, "clear")
    with pytest.raises(Refusal, match=r"gate\.refused"):
        release(other, by=cast.actor("amara"))


def test_masking_meanwhile_ends_the_question_and_forgets_the_passage(cast, rita):
    report = drafted(cast)
    asked(cast, report)
    amara = cast.actor("amara")
    drafting.save(report, gating.masked(report.text), edition=report.edition, by=amara)
    [look] = all_looks(report)
    assert (look.sealed, look.decision) == (None, "")
    assert look.ended_at
    release(report, by=amara)
    assert not Look.objects.which(acting_as(rita.pk), may="decide").exists()


def test_the_proposed_words_are_taken_in_one_step(cast, rita):
    report = drafted(cast)
    asked(cast, report)
    say(report, rita, "mask", "a number on the seal")
    amara = cast.actor("amara")
    [held] = gating.screened(report.text, report.public_id).refused
    text = taken(report, report.text, f"{held.field}:{held.start}:{held.end}", by=amara)
    drafting.save(report, text, edition=report.edition, by=amara)
    assert report.body[0]["text"] == "The seal of the container says a number on the seal and no more."
    assert all_looks(report)[0].sealed is None
    release(report, by=amara)


def test_nobody_asks_twice_about_the_same_words(cast, rita):
    report = drafted(cast)
    asked(cast, report)
    with pytest.raises(Refusal, match="asked_already"):
        asked(cast, report)
    say(report, rita, "refuse")
    with pytest.raises(Refusal, match="asked_already"):
        asked(cast, report)
    amara = cast.actor("amara")
    discard(report, by=amara)
    assert all_looks(report)[0].ended_at


def test_a_classified_marking_is_looked_at_by_nobody(cast):
    report = drafted(cast, "SECRET UE/EU SECRET")
    with pytest.raises(Refusal, match=r"look\.never"):
        asked(cast, report)


def test_whoever_let_a_place_through_does_not_release_it(cast, rita):
    """Named reviewer yesterday, back office today."""
    france = making.authority("FRA")
    france.reviews_before_release = True
    france.save()
    report = drafted(cast)
    asked(cast, report)
    say(report, rita, "clear")
    submit(report, by=cast.actor("amara"))
    making.appointment(rita, "back_office", "FRA", authority=france)
    with pytest.raises(Refusal, match=r"look\.own_decision"):
        release(report, by=acting_as(rita.pk))
    release(report, by=cast.actor("farid"))
    assert "bruno" in seen_by(cast, report)


def released_with_a_reason(cast):
    report = drafted(cast, ADVISED)
    amara = cast.actor("amara")
    [one] = gating.screened(report.text).unexplained
    told = gating.explained(report.text, one, "office", "The minister of the interior.")
    drafting.save(report, told, edition=report.edition, by=amara)
    release(report, by=amara)
    return report


def test_a_reason_is_looked_at_after_the_release(cast, rita):
    report = released_with_a_reason(cast)
    [look] = all_looks(report)
    assert (look.is_afterwards, look.why, look.passage.found) == (True, "office", "Moussa Traoré")
    say(report, rita, "clear")
    assert "bruno" in seen_by(cast, report)
    revise(report, by=cast.actor("amara"))
    release(report, by=cast.actor("amara"))
    assert len(all_looks(report)) == 1, "the same words are not looked at twice"


def test_a_reason_that_does_not_hold_takes_the_report_back_until_it_is_masked(cast, rita):
    report = released_with_a_reason(cast)
    say(report, rita, "mask")
    assert seen_by(cast, report) == {"amara", "farid"}
    with as_the_system(because=BECAUSE):
        assert Event.objects.filter(act="report.taken_back", public_id=report.public_id).count() == 1
    page = entering(cast.amara).get(at(report)).content.decode()
    assert REASON in page
    amara = cast.actor("amara")
    report = Report.objects.visible_to(amara).get(pk=report.pk)
    revise(report, by=amara)
    with pytest.raises(Refusal, match=r"gate\.refused"):
        release(report, by=amara)  # with the same words and the same reason
    being = report.being_written(amara)
    drafting.save(report, gating.masked(being.text), edition=report.edition, by=amara)
    release(report, by=amara)
    assert report.taken_back_at is None
    assert "bruno" in seen_by(cast, report)


def test_the_passage_is_forgotten_by_the_worker(cast, rita):
    report = drafted(cast)
    asked(cast, report)
    clock.move(timedelta(days=11))
    assert do_what_waits("looks.lapse") == ["looks.lapse"]
    assert all_looks(report)[0].sealed is None
    asked(cast, report)  # and can be asked anew
    assert not looked(report.public_id).cleared


def test_from_the_page_to_the_decision_and_back(cast, rita):
    report = drafted(cast)
    amara, reviewer = entering(cast.amara), entering(rita)
    page = amara.get(at(report, "text/")).content.decode()
    key = re.search(r'formaction="[^"]+/looks/" name="finding" value="([^"]+)"', page)[1]
    said = typed(report, **{"sections.0.text": HELD, "finding": key, "version": 2})
    assert amara.post(at(report, "looks/"), said).status_code == 422
    answer = amara.post(at(report, "looks/"), said | {f"reason-{key}": "figure"}, follow=True)
    assert "A privacy reviewer is asked" in answer.content.decode()
    assert "A second look is asked for" in answer.content.decode()

    queue = reviewer.get("/looks/").content.decode()
    assert "bank account number" in queue
    assert NUMBER not in queue
    here = re.search(r'href="(/looks/[^"]+/)"', queue)[1]
    shown = reviewer.get(here).content.decode()
    assert f"<mark>{NUMBER}</mark>" in shown
    assert "Departures by sea fell" not in shown
    assert NUMBER not in amara.get(here).content.decode()
    assert reviewer.post(f"{here}decision/", {"decision": "mask", "because": ""}).status_code == 400
    told = {"decision": "mask", "because": REASON, "proposal": "a seal number"}
    assert reviewer.post(f"{here}decision/", told).status_code == 302
    assert NUMBER not in reviewer.get(here).content.decode()
    assert "to be masked" in reviewer.get("/looks/?shelf=decided").content.decode()

    page = amara.get(at(report, "text/")).content.decode()
    assert "a seal number" in page
    amara.post(at(report, "proposals/"), typed(report, **{"sections.0.text": HELD, "finding": key, "version": 3}))
    assert "says a seal number and" in amara.get(at(report, "text/")).content.decode()
    assert amara.post(at(report, "release/")).status_code == 302


def test_the_same_for_machines(cast, rita):
    report = drafted(cast)
    amara, reviewer = entering(cast.amara), entering(rita)
    refused = amara.post(f"/api/v1/reports/{report.public_id}/release", content_type="application/json").json()["error"]
    [place] = refused["findings"]
    told = {name: place[name] for name in ("field", "start", "end")} | {"reason": "figure"}
    made = amara.post(f"/api/v1/reports/{report.public_id}/looks", told, content_type="application/json")
    assert made.status_code == 201, made.content
    here = f"/api/v1/looks/{made.json()['id']}"
    assert [one["id"] for one in reviewer.get("/api/v1/looks").json()["items"]] == [made.json()["id"]]
    assert reviewer.get(here).json()["passage"]["found"] == NUMBER
    assert amara.get(here).json()["passage"] is None
    said = {"decision": "mask", "because": REASON}
    assert reviewer.post(f"{here}/decision", said, content_type="application/json").status_code == 204
    assert amara.get(here).json()["proposal"] == "[account number removed]"
    assert reviewer.get(here).json()["passage"] is None


def test_the_list_costs_the_same_for_three_and_thirty(cast, rita, count_queries):
    of, reviewer = making.serving(cast.amara), entering(rita)
    for _ in range(3):
        making.look(of, NUMBER)
    few = count_queries(lambda: reviewer.get("/looks/"))
    for _ in range(27):
        making.look(of, NUMBER)
    assert count_queries(lambda: reviewer.get("/looks/")) == few
