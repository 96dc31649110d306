"""What the walk rests on, taken away: then the oracle says so. A walk that could not fail would show nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ilonet.comments import looked_at as comments_looked_at
from ilonet.comments import passing, saying
from ilonet.documents import explaining
from ilonet.documents.models import File, State
from ilonet.reports import attaching, files_along, gating, looked_at, looking, release, sharing_drafts
from ilonet.reports.gating import Screened
from ilonet.requests import answering, publishing, sending
from ilonet.requests import looked_at as requests_looked_at
from ilonet.screening.finding import Finding
from ilonet.warnings import acknowledging, closing
from tests.held import comments, files, looks, planted, reports, requests, warnings
from tests.held.files import set_up
from tests.held.stage import be_named, hand_over, set_stage
from tests.held.walking import led

ROUNDS = 12


def nobody_is_asked(monkeypatch):
    monkeypatch.setattr(release, "insist_clear", lambda text, *_known, **_more: gating.screened(text))


def nobody_is_asked_before_sharing(monkeypatch):
    monkeypatch.setattr(sharing_drafts, "insist_clear", lambda text, *_known, **_more: gating.screened(text))


def a_reason_is_enough(monkeypatch):
    monkeypatch.setattr(Finding, "held", False)


def no_reason_is_needed(monkeypatch):
    monkeypatch.setattr(Screened, "open", property(lambda self: self.refused))


def nobody_remembers_who_wrote(monkeypatch):
    """Whoever leaves the post and is named reviewer decides on words of their own."""
    host_of = looking.host_of
    monkeypatch.setattr(looking, "host_of", lambda *known: replace(host_of(*known), hands=frozenset()))


def nothing_is_taken_back(monkeypatch):
    monkeypatch.setattr(looked_at, "hide", lambda *_: None)


def a_shared_draft_is_not_taken_back(monkeypatch):
    monkeypatch.setattr(looked_at, "end_shared", lambda *_: None)


def a_file_needs_no_second_look(monkeypatch):
    monkeypatch.setattr(attaching, "withheld", lambda *_: [])


def a_file_goes_along_unasked(monkeypatch):
    monkeypatch.setattr(files_along, "settling", lambda report, by: [(one, None) for one in _as_if_clear(report, by)])


def _as_if_clear(report, by):
    """Whatever the gate still asks about it."""
    for one in attaching.files_of(report, report.version, by):
        one.state = State.CLEAR
        one.save(update_fields=["state"])
        yield one


def a_shown_file_needs_no_second_look(monkeypatch):
    monkeypatch.setattr(attaching, "withheld", lambda *_: [])


def a_file_that_waits_asks_nobody(monkeypatch):
    asks = property(lambda self: self.state == State.ASKED and not self.is_settled)
    monkeypatch.setattr(File, "waits_for_a_word", asks)
    monkeypatch.setattr(explaining, "_insist_asked", lambda *_, **__: None)


def a_comment_passes(monkeypatch):
    monkeypatch.setattr(saying, "insist", lambda *_known, **_more: None)


def a_comment_is_not_masked(monkeypatch):
    monkeypatch.setattr(comments_looked_at, "masked", lambda said: said)


def a_mask_does_not_bind_an_edit(monkeypatch):
    monkeypatch.setattr(saying, "insist", lambda said, *_known: passing.insist(said))


def a_request_passes(monkeypatch):
    monkeypatch.setattr(sending, "insist_clear", lambda _said: None)


def an_answer_passes(monkeypatch):
    monkeypatch.setattr(answering, "insist_clear", lambda _said: None)


def an_answer_is_not_masked(monkeypatch):
    monkeypatch.setattr(requests_looked_at, "masked", lambda said: said)


def a_foreword_passes(monkeypatch):
    monkeypatch.setattr(publishing, "insist_clear_words", lambda *_known, **_more: None)


def a_line_of_an_authority_passes(monkeypatch):
    for one in (acknowledging, closing):
        monkeypatch.setattr(one, "insist_one_line", lambda note, **_more: note)


def leave_and_be_named(stage):
    """Who has written about it looks at it from outside."""
    code = stage.at_hand.code
    if ("officer", code) in stage.held_by[f"writer {code}"]:
        hand_over(stage, code)
    be_named(stage, f"writer {code}")


MENDED = [reports.begin, reports.mask, reports.give_a_reason]
SENT = [requests.begin, requests.mend, requests.send]
ANSWERED = [*SENT, requests.decide_at_the_desk, requests.begin_answer, requests.mend, requests.let_go]
WARNED = [warnings.begin, reports.mask, reports.give_a_reason, warnings.send_it]
HOLES = [
    (nobody_is_asked, "held", [reports.begin, reports.let_go]),
    (nobody_is_asked_before_sharing, "held", [reports.begin, reports.show]),
    (a_reason_is_enough, "held", [reports.begin, reports.give_a_reason, reports.show]),
    (no_reason_is_needed, "named", [reports.begin, reports.mask, reports.show]),
    (nobody_remembers_who_wrote, "held", [reports.begin, reports.ask, leave_and_be_named, looks.answer, looks.answer]),
    (nothing_is_taken_back, "named", [*MENDED, reports.let_go, looks.answer, looks.answer]),
    (a_shared_draft_is_not_taken_back, "named", [*MENDED, reports.show, looks.answer, looks.answer]),
    (a_file_needs_no_second_look, "clean", [*MENDED, files.attach, files.explain, reports.let_go]),
    (a_shown_file_needs_no_second_look, "clean", [*MENDED, files.attach, files.explain, reports.show]),
    (a_file_goes_along_unasked, "clean", [*MENDED, files.attach, reports.show]),
    (a_file_that_waits_asks_nobody, "clean", [files.let_the_scanner_go, *MENDED, files.attach, reports.let_go,
                                     files.let_the_scanner_go, reports.go_on, files.explain]),
    (a_comment_passes, "named", [*MENDED, reports.let_go, comments.say]),
    (a_comment_is_not_masked, "named", [*MENDED, reports.let_go, comments.say, looks.answer, looks.answer]),
    (a_mask_does_not_bind_an_edit, "named", [*MENDED, reports.let_go, comments.say, looks.answer, comments.edit]),
    (a_request_passes, "named", [requests.begin, requests.send]),
    (an_answer_passes, "named", [*SENT, requests.decide_at_the_desk, requests.begin_answer, requests.let_go]),
    (an_answer_is_not_masked, "named", [*ANSWERED, looks.answer, looks.answer]),
    (a_foreword_passes, "named", [*ANSWERED, requests.publish]),
    (a_line_of_an_authority_passes, "clean", [*WARNED, warnings.say_seen, warnings.end]),
]  # fmt: skip


@pytest.mark.parametrize("hole, kind, way", HOLES, ids=[hole.__name__ for hole, _, _ in HOLES])
def test_a_hole_is_found(db, monkeypatch, hole, kind, way):
    stage = set_stage(0)
    set_up(monkeypatch, stage)
    hole(monkeypatch)
    monkeypatch.setattr(planted, "KINDS", (kind,))
    found = next(led(stage, way, ROUNDS), None)
    assert found
