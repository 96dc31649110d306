"""Comments and replies, on what was released, on what is shown before, and on what is asked: said, edited, taken back."""

from __future__ import annotations

from typing import Any

from ilonet.comments import passing, saying
from ilonet.comments.models import Comment
from ilonet.comments.passing import heard
from ilonet.comments.showing import find
from ilonet.comments.wording import Said
from ilonet.reports.beside import place
from ilonet.reports.models import Report, SharedDraft
from ilonet.requests.models import Request
from tests.held import planted
from tests.held.memory import Thing
from tests.held.stage import Stage


def say(stage: Stage) -> None:
    by, name = _speaker(stage)
    known = Report.objects.which(by, may="comment").filter(pk__in=_pks(stage, "report"))
    report = stage.dice.choice(list(known.order_by("pk")))
    said = _said(stage)
    _remember(stage, saying.comment(report, said, version=report.released_version, by=by), said, name)


def say_of_what_is_shown(stage: Stage) -> None:
    by, name = _speaker(stage)
    draft = stage.dice.choice(list(SharedDraft.objects.which(by, may="comment").order_by("pk")))
    said = _said(stage)
    _remember(stage, saying.comment_on_draft(draft, said, by=by), said, name)


def say_of_what_is_asked(stage: Stage) -> None:
    by, name = _speaker(stage)
    asked = stage.dice.choice(list(Request.objects.which(by, may="comment").order_by("pk")))
    said = _said(stage)
    _remember(stage, saying.comment_on_request(asked, said, by=by), said, name)


def reply(stage: Stage) -> None:
    thing, name, by = stage.chosen(Comment, "reply", "all")
    said = _said(stage)
    _remember(stage, saying.answer(find(thing.row.public_id, by, may="reply"), said, by=by), said, name)


def edit(stage: Stage) -> None:
    """Also back to what it said before."""
    thing, name, by = stage.chosen(Comment, "edit")
    before = stage.dice.choice(sorted(thing.wordings)) if stage.dice.random() < 0.5 else ""
    said = _said(stage, before)
    saying.edit(find(thing.row.public_id, by, may="edit"), said, by=by)
    thing.hands.add(name)
    _note(thing, said)


def take_back(stage: Stage) -> None:
    thing, _name, by = stage.chosen(Comment, "take_back")
    saying.take_back(find(thing.row.public_id, by, may="take_back"), by=by)


def _speaker(stage: Stage) -> tuple[Any, str]:
    name = stage.writer()
    return stage.actor(name), name


def _pks(stage: Stage, noun: str) -> list[int]:
    return [one.row.pk for one in stage.things if one.noun == noun]


def _said(stage: Stage, words: str = "") -> Said:
    """Mostly mended, as the page offers it: masked, or explained."""
    said = heard(words or planted.wording(stage.dice), stage.dice.choice(["en", "en", "fr"]))
    if stage.dice.random() < 0.5:
        keys = [place(one, said.text).key for one in passing.screened(said).unexplained]
        said = passing.explained(said, {f"reason-{key}": "office" for key in keys})
    return passing.masked(said) if not words and stage.dice.random() < 0.3 else said


def _remember(stage: Stage, made: Comment, said: Said, name: str) -> None:
    _note(stage.add("comment", made, name), said)


def _note(thing: Thing, said: Said) -> None:
    """Its writer chose a reason of the list for every place; what is masked says nothing of it any more."""
    thing.wordings.add(said.text)
    thing.out.append({said.text})
    if said.reasons:
        thing.reasons |= {(said.text, words) for words in planted.ADVISED if words in said.text}


VERBS = [
    say,
    say,
    say,
    say_of_what_is_shown,
    say_of_what_is_asked,
    say_of_what_is_asked,
    reply,
    reply,
    edit,
    edit,
    edit,
    take_back,
]
