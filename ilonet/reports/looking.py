"""A report before a second pair of eyes: a place is asked about, an answer taken, a reason owed a look (security.md 7.3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ilonet.documents.vouched import vouched
from ilonet.lib.refusals import Refusal
from ilonet.looks.asking import Host, Place, ask_look, hands_in, owe_all, owe_look, place_of
from ilonet.looks.models import Decision, Look
from ilonet.looks.passage import Passage, passage_of
from ilonet.reports.attaching import FILE
from ilonet.reports.gating import fields_of, insist_reason, reason_for, screened, with_words

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.documents.models import File
    from ilonet.reports.models import Report
    from ilonet.reports.text import Text
    from ilonet.screening.finding import Finding
    from ilonet.screening.opened import Place as FilePlace

NOUN = "reports.report"
LONGEST_PLACE = 80


def ask_about(report: Report, key: str, why: str, note: str, *, by: Actor) -> Look:
    """Of the text as it is saved. Raises Refusal for a place that the gate does not hold, or holds for good."""
    by.insist("amend", report)
    text = report.being_written(by).text
    told, verdict = fields_of(text), screened(text, report.public_id)
    finding = next((one for one in verdict.refused if key_of(one) == key), None)
    if finding is None:
        raise nothing_there()
    if not finding.can_be_looked_at:
        raise Refusal("look.never", finding.message, finding.advice, status=422, field=finding.field)
    insist_reason(why, note, language=text.language)
    passage = passage_of(told[finding.field], finding, _within(verdict.every, finding), note.strip())
    return ask_look(host_of(report, text, by), finding, told[finding.field], passage, why, by=by)


def owe_looks(report: Report, text: Text, explained: Iterable[Finding], *, by: Actor) -> None:
    """What passed on its author's own reason is looked at within two working days of its release."""
    explained = tuple(explained)
    if explained:
        owe_all(host_of(report, text, by), fields_of(text), explained, lambda one: reason_for(text, one))


def ask_about_file(file: File, report: Report, *, by: Actor) -> int:
    """Of each place in it that its author's word alone does not let pass: how many are asked about now.

    Raises Refusal for one that nobody may let pass, and where too many wait already.
    """
    text = report.being_written(by).text
    places, looks = vouched(file, text.language), set(looks_at(report, by))
    host, asked, wanted = None, 0, []
    for place in places:
        where = place_of(place.finding, place.passage.text)
        if not place.finding.held:
            continue
        wanted.append(where)
        if where in looks:
            continue
        if not place.finding.can_be_looked_at:
            raise Refusal("look.never", place.finding.message, place.finding.advice, status=422, field="file")
        host = host or replace(host_of(report, text, by, file), noun=FILE)
        ask_look(host, _shortly(place), place.passage.text, _passage(place, places, file), file.about["reason"], by=by)
        looks.add(where)
        asked += 1
    if wanted:
        file.tell(held=wanted)
        file.save(update_fields=["sealed_about"])
    return asked


def answers_about(files: Iterable[File], report: Report, by: Actor) -> None:
    """Fills in `looks` of each: what was asked about it and what was said, for its author."""
    looks = looks_at(report, by)
    for file in files:
        told = dict.fromkeys(tuple(one) for one in file.about.get("held", []))
        file.looks = [looks[one] for one in told if one in looks]


def owe_looks_at_files(report: Report, text: Text, files: Collection[File], *, by: Actor) -> None:
    """The same for what its author let pass in a file; once for each file, in whichever version it comes."""
    host = None
    for file in files:
        for place in (places := vouched(file, text.language)):
            if place.finding.held:
                continue  # looked at before anybody else had it
            host = host or host_of(report, text, by, *files)
            owe_look(host, _shortly(place), place.passage.text, _passage(place, places, file), file.about["reason"])


def _shortly(place: FilePlace) -> Finding:
    return replace(place.finding, field=place.finding.field[:LONGEST_PLACE])


def _passage(place: FilePlace, places: Iterable[FilePlace], file: File) -> Passage:
    beside = [one.finding for one in places if one.passage == place.passage]
    return passage_of(place.passage.text, place.finding, beside, file.about["note"])


def host_of(report: Report, text: Text, by: Actor, *files: File) -> Host:
    """Of a place in a file, whoever attached it has had a hand in it too."""
    hands = hands_in(report.public_id, *(one.public_id for one in files), by=by)
    return Host(NOUN, report.public_id, report.authority, report.post.circle_id, hands, text.language)


def looks_at(report: Report, by: Actor) -> dict[Place, Look]:
    """What was asked about the text at work and what was said, for its author; the newest of each place."""
    asked = Look.objects.which(by, may="ask").on(report.public_id).filter(is_afterwards=False, ended_at=None)
    return {one.place: one for one in asked.order_by("pk")}


def taken(report: Report, text: Text, key: str, *, by: Actor) -> Text:
    """The text with what a reviewer has proposed in the place asked about."""
    told, looks = fields_of(text), looks_at(report, by)
    for one in screened(text, report.public_id).refused:
        look = looks.get(place_of(one, told[one.field])) if key_of(one) == key else None
        passage = look.passage if look and look.decision == Decision.MASK else None
        if passage:
            words = told[one.field]
            return with_words(text, one.field, words[: one.start] + passage.proposal + words[one.end :])
    raise nothing_there()


def key_of(finding: Finding) -> str:
    return f"{finding.field}:{finding.start}:{finding.end}"


def nothing_there() -> Refusal:
    return Refusal(
        "gate.nothing_there",
        _("The gate does not ask about this place any more."),
        _("Look at the report again; what you typed is saved."),
        status=409,
    )


def _within(every: Iterable[Finding], of: Finding) -> list[Finding]:
    return [one for one in every if one.field == of.field]
