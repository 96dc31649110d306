"""Saying something about a report, answering, editing, taking back; on the page and for machines."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction

from ilonet.access.context import as_the_system
from ilonet.accounts import factors
from ilonet.audit.models import Event
from ilonet.comments import saying
from ilonet.comments.models import Comment
from ilonet.comments.showing import count, find, show
from ilonet.comments.wording import LONGEST, Said
from ilonet.lib import clock, sql
from ilonet.lib.asking import cursor
from ilonet.lib.refusals import Refusal
from ilonet.notices.inbox import known_to as notices_of
from ilonet.notices.inbox import lines_of
from ilonet.reports.models import Report
from tests import making
from tests.making import BECAUSE
from tests.working import tell_what_was_done

NAMED = "The ferry office knows Ousmane Diallo well."
NUMBERED = "Call +221 77 123 45 67 for the list."


@pytest.fixture
def report(cast):
    return making.report(cast.amara, audience=[cast.west.circle_id])


def said(client, report, text, **more):
    return client.post(f"/information/{report.public_id}/comments/", {"text": text, "version": 1} | more)


def known_to(cast, *names):
    return {
        name: len(show(Report.objects.visible_to(actor).first(), actor).comments)
        for name, actor in _actors(cast, names)
    }


def _actors(cast, names):
    for name in names:
        yield name, cast.actor(name)


@pytest.mark.requirement("R-9.3-a")
def test_said_answered_and_signed_by_post_and_authority(enter, report):
    amara, bruno = enter("amara"), enter("bruno")
    answer = said(bruno, report, "The same in Accra.\n\nFewer boats as well.")
    assert answer.headers["Location"].startswith(f"/information/{report.public_id}/#comment-")
    shown = amara.get(f"/information/{report.public_id}/").content.decode()
    assert "1 comment" in shown
    assert "Liaison service ITA, Accra" in shown
    assert "<p>The same in Accra.</p>" in shown
    comment = Comment.objects.unrestricted(because=BECAUSE).get()
    replying = f"/information/comments/{comment.public_id}/replies/"
    assert amara.post(replying, {"text": "Since when?"}).status_code == 302
    thread = bruno.get(replying).content.decode()
    assert thread.index("The same in Accra.") < thread.index("Since when?")
    reply = Comment.objects.unrestricted(because=BECAUSE).get(answers=comment)
    assert bruno.post(f"/information/comments/{reply.public_id}/replies/", {"text": "x"}).status_code == 403
    assert "bruno" not in shown.lower()


@pytest.mark.requirement("R-3.4-00")
def test_the_gate_stands_before_it(enter, cast, report):
    bruno = enter("bruno")
    stopped = said(bruno, report, NUMBERED)
    assert stopped.status_code == 400
    assert NUMBERED in stopped.content.decode()
    masked = said(bruno, report, NUMBERED, mask="all")
    assert masked.status_code == 200
    assert "77 123" not in masked.context["form"]["text"].value()
    assert said(bruno, report, masked.context["form"]["text"].value()).status_code == 302
    asked = said(bruno, report, NAMED)
    [beside] = asked.context["beside"]
    assert not beside.place.held
    half = {f"reason-{beside.place.key}": "other", f"note-{beside.place.key}": "  "}
    assert said(bruno, report, NAMED, **half).status_code == 400
    given = {f"reason-{beside.place.key}": "place"}
    assert said(bruno, report, NAMED, **given).status_code == 302
    kept = Comment.objects.unrestricted(because=BECAUSE).order_by("-pk").first()
    assert [one["reason"] for one in kept.said.reasons] == ["place"]
    cast.actor("rosa")
    assert sorted(one.noted["reasons"] for one in Event.objects.filter(act="comment.made")) == [0, 1]


@pytest.mark.parametrize("text", ["", "   ", "x" * (LONGEST + 1), "a\x07b"])
def test_what_cannot_be_kept_is_refused_and_not_lost(cast, report, text):
    bruno = cast.actor("bruno")
    with pytest.raises(Refusal) as refused:
        saying.comment(report, Said(text.strip()), version=1, by=bruno)
    assert refused.value.field == "text"
    assert count(report, bruno) == 0


def test_who_reads_and_speaks_for_nobody_writes_nothing(enter, cast):
    everybody = making.report(cast.amara, audience=[1])
    nils = enter("nils")
    page = nils.get(f"/information/{everybody.public_id}/").content.decode()
    assert "Write a comment" not in page
    assert said(nils, everybody, "Noted.").status_code == 403
    assert said(enter("tove"), everybody, "Noted in Stockholm.").status_code == 302
    assert "Liaison service SWE, back office" in nils.get(f"/information/{everybody.public_id}/").content.decode()


def test_edited_for_a_quarter_of_an_hour_or_until_answered(enter, cast, report):
    bruno, comment = enter("bruno"), making.comment(report, cast.bruno, "First words.")
    editing = f"/information/comments/{comment.public_id}/text/"
    assert "First words." in bruno.get(editing).content.decode()
    assert bruno.post(editing, {"text": "Better words."}).status_code == 302
    shown = enter("amara").get(f"/information/{report.public_id}/").content.decode()
    assert "Better words." in shown
    assert "edited" in shown
    assert enter("amara").post(editing, {"text": "Mine."}).status_code == 403
    assert enter("chiara").post(editing, {"text": "Mine."}).status_code == 404
    clock.move(timedelta(minutes=16))
    assert bruno.post(editing, {"text": "Too late."}).status_code == 403
    late = making.comment(report, cast.bruno, "Then this.")
    enter("elena").post(f"/information/comments/{late.public_id}/replies/", {"text": "Why?"})
    assert bruno.post(f"/information/comments/{late.public_id}/text/", {"text": "Not that."}).status_code == 403


def test_taken_back_leaves_a_line_and_no_word(enter, cast, report):
    comment = making.comment(report, cast.bruno, "Should not stand here.")
    making.comment(report, cast.elena, "An answer.", answers=comment)
    bruno = enter("bruno")
    assert enter("amara").post(f"/information/comments/{comment.public_id}/removal/").status_code == 403
    assert "Should not stand here." in bruno.get(f"/information/comments/{comment.public_id}/removal/").content.decode()
    assert bruno.post(f"/information/comments/{comment.public_id}/removal/").status_code == 302
    shown = enter("amara").get(f"/information/{report.public_id}/").content.decode()
    assert "Taken back." in shown
    assert "An answer." in shown
    assert "Should not stand here." not in shown
    assert sql.value("SELECT sealed FROM comments_comment WHERE id = %s", [comment.pk]) is None


@pytest.mark.requirement("R-SEC-7", "INV-3")
def test_it_goes_where_the_report_goes(enter, cast, report):
    making.comment(report, cast.bruno, "Said in the West.")
    assert known_to(cast, "amara", "elena") == {"amara": 1, "elena": 1}
    amara = enter("amara")
    amara.post(f"/information/{report.public_id}/withdrawal/", {"because": "It was sent to the wrong readers."})
    assert known_to(cast, "amara") == {"amara": 1}
    for name in ("bruno", "elena"):
        cast.actor(name)
        assert not Comment.objects.unrestricted(because=BECAUSE).exists(), name
        assert enter(name).get(f"/information/{report.public_id}/comments/").status_code == 404
    assert said(amara, report, "Once more.").status_code == 403


@pytest.mark.requirement("INV-3")
def test_a_wider_version_does_not_show_what_was_said_about_the_narrower(enter, cast, report):
    """Chiara comes to know the second version, and neither the first nor the talk about it."""
    amara = enter("amara")
    said(enter("bruno"), report, "About the first version.")
    amara.post(f"/information/{report.public_id}/revision/")
    with as_the_system(because=BECAUSE):
        version = report.versions.model.objects.unrestricted(because=BECAUSE).get(report=report)
        version.facts["audience"] = [cast.west.circle_id, cast.east.circle_id]
        version.save()
    assert amara.post(f"/information/{report.public_id}/release/").status_code == 302
    late = said(enter("bruno"), report, "I read the first one.")
    assert late.status_code == 400
    assert "A new version of the report was released" in late.content.decode()
    assert said(enter("chiara"), report, "About the second.", version=2).status_code == 302
    bruno, chiara = (
        enter(name).get(f"/information/{report.public_id}/").content.decode() for name in ("bruno", "chiara")
    )
    assert "About the second." in bruno
    assert "About the first version." in bruno
    assert "on version 1" in bruno
    assert "About the second." in chiara
    assert "About the first version." not in chiara


@pytest.mark.requirement("R-SEC-3")
def test_of_red_it_waits_for_the_passkey_and_lies_sealed(enter, cast, monkeypatch):
    monkeypatch.setattr(factors, "is_strong", lambda _request: False)
    red = making.report(cast.chiara, audience=[making.serving(cast.bruno).post.circle_id], tlp="red")
    comment = making.comment(red, cast.bruno, "Wordofred.")
    bruno = enter("bruno")
    for address in (f"/information/{red.public_id}/comments/", f"/information/comments/{comment.public_id}/replies/"):
        assert bruno.get(address).status_code == 403
        assert "Wordofred" not in bruno.get(address).content.decode()
    assert bruno.get(f"/api/v1/reports/{red.public_id}/comments").status_code == 403
    for column in ("sealed", "language"):
        assert b"Wordofred" not in bytes(str(sql.value(f"SELECT {column}::text FROM comments_comment")).encode())  # noqa: S608


@pytest.mark.requirement("INV-3")
def test_the_database_alone_lets_nobody_speak_for_another(cast, report):
    comment = making.comment(report, cast.bruno)
    amara, bruno = making.serving(cast.amara), making.serving(cast.bruno)
    cast.actor("amara")
    own = Comment(report=report, version=1, post=amara.post, authority=amara.post.authority)
    own.write(Said("Mine."))
    own.save(force_insert=True)
    for post, version in ((bruno.post, 1), (amara.post, 2)):
        foreign = Comment(report=report, version=version, post=post, authority=post.authority)
        foreign.write(Said("Not mine."))
        assert _refused(lambda row=foreign: row.save(force_insert=True))
    assert _refused(lambda: _changed(comment.pk))
    cast.actor("chiara")
    assert not _changed(comment.pk)


def _changed(pk):
    return Comment.objects.unrestricted(because=BECAUSE).filter(pk=pk).update(edited_at=clock.now())


def _refused(attempt):
    try:
        with transaction.atomic():
            attempt()
    except ProgrammingError as error:
        return "row-level security" in str(error)
    return False


def test_the_number_of_questions_is_constant_and_pages_go_on(cast, report, count_queries):
    for number in range(3):
        making.comment(report, cast.bruno, f"Number {number}")
    actor = cast.actor("amara")
    few = count_queries(lambda: show(report, actor))
    for number in range(3, 30):
        making.comment(report, cast.elena, f"Number {number}")
    actor = cast.actor("amara")
    assert count_queries(lambda: show(report, actor)) == few == 2
    first = show(report, actor)
    assert len(first.comments) == 20
    assert first.next
    seen = [one.text for one in first.comments]
    rest = show(report, actor, cursor(first.next))
    assert rest.next is None
    assert len({*seen, *(one.text for one in rest.comments)}) == 30
    with pytest.raises(Refusal, match=r"query\.value"):
        show(report, actor, ["nothing"])


def test_machines_talk_too(enter, cast, report):
    bruno, amara = enter("bruno"), enter("amara")
    address = f"/api/v1/reports/{report.public_id}/comments"
    refused = bruno.post(address, {"text": NUMBERED, "version": 1}, content_type="application/json").json()["error"]
    assert refused["code"] == "gate.refused"
    assert refused["findings"][0]["field"] == "text"
    made = bruno.post(address, {"text": "By program.", "version": 1}, content_type="application/json")
    assert made.status_code == 201
    assert {one: made.json()[one] for one in ("authority", "post", "text", "may")} == {
        "authority": "ITA",
        "post": "Accra",
        "text": "By program.",
        "may": ["edit", "reply", "take_back"],
    }
    one = f"/api/v1/comments/{made.json()['id']}"
    assert bruno.put(one, {"text": "Edited."}, content_type="application/json").json()["text"] == "Edited."
    replied = amara.post(f"{one}/replies", {"text": "Thanks."}, content_type="application/json")
    assert [each["text"] for each in replied.json()["replies"]] == ["Thanks."]
    assert bruno.post(f"{one}/removal", content_type="application/json").status_code == 204
    [item] = amara.get(address).json()["items"]
    assert (item["text"], len(item["replies"])) == ("", 1)
    cast.actor("rosa")
    acts = [one.act for one in Event.objects.filter(act__startswith="comment")]
    assert sorted(acts) == ["comment.edited", "comment.made", "comment.made", "comment.shown", "comment.taken_back"]
    assert find(made.json()["id"], cast.actor("bruno")).taken_back_at


def test_the_author_is_told_and_whoever_is_answered(enter, cast, report):
    said(enter("bruno"), report, "Seen in Accra too.")
    comment = Comment.objects.unrestricted(because=BECAUSE).get()
    enter("elena").post(f"/information/comments/{comment.public_id}/replies/", {"text": "And in Abidjan."})
    tell_what_was_done()
    told = {}
    for name in ("amara", "bruno", "elena", "chiara", "farid"):
        actor = cast.actor(name)
        told[name] = [str(line.says) for line in lines_of(actor, list(notices_of(actor)))]
    commented, answered = "Somebody has commented on a report of your post", "Somebody has answered a comment of yours"
    assert told == {"amara": [commented, commented], "bruno": [answered], "elena": [], "chiara": [], "farid": []}
