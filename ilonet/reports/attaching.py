"""Which files belong to a report, and who attaches them or takes them off: the post, while a version is being written.

Who reads a file follows from the report in the database (migration 0009); nothing here says it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ilonet.access.acts import act
from ilonet.documents import forgetting, rejudging
from ilonet.documents.judging import mailboxes, told
from ilonet.documents.models import File, State
from ilonet.documents.taking import Belonging
from ilonet.documents.vouched import held as withheld
from ilonet.documents.vouched import vouched
from ilonet.lib.refusals import Refusal, absent, not_allowed
from ilonet.looks.asking import Looked, end_looks_at, insist_not_ones_own, looked, place_of
from ilonet.reports.finding import find
from ilonet.reports.holding import held
from ilonet.reports.models import Report

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

FILE = File._meta.label_lower  # a look at a file is one of its report, and ends with the file, not with the text
INDEXED_LETTERS = 200_000  # of all files of one report: what more there is, nobody looks for
BECAUSE = "the words of a report's own files"


def files_of(report: Report, version: int, by: Actor) -> list[File]:
    """Those of one version that this reader may know, without what is still on its way."""
    rows = File.objects.known_with_its_thing(by).of(report.public_id).in_version(version).without_content()
    return list(rows.exclude(state=State.ARRIVING))


def find_file(public_id: UUID, actor: Actor) -> tuple[File, Report]:
    """Raises Refusal: as absent to whoever may not know of it or of its report."""
    known = File.objects.known_with_its_thing(actor).filter(public_id=public_id)
    file: File | None = known.exclude(state=State.ARRIVING).first()
    if file is None:
        raise absent()
    return file, find(file.item, actor)


def belonging(report: Report, by: Actor) -> Belonging:
    """What comes now belongs to the version being written. Raises Refusal to whoever may not change it."""
    by.insist("amend", report)
    text = report.being_written(by).text
    return Belonging(
        report.public_id,
        report.version,
        report.post.circle_id,
        text.language,
        insist_open=partial(_insist_open, report, by),
    )


def _insist_open(report: Report, by: Actor) -> None:
    """Asked again when the file has been opened, which takes a while: what was let go meanwhile takes no file."""
    if held(report, by, to="amend").version != report.version:
        raise not_allowed("amend")


def may_take(report: Report, by: Actor) -> bool:
    """Whoever reads a report reads its files here; out of the house they go as lists do (R-SEC-4), and to their author."""
    return report.may["export"] or report.post_id in by.post_ids


def texts_at_stake(file: File, report: Report, by: Actor) -> list[Any]:
    """Of the versions in which the file stands: TLP:RED asks for the passkey."""
    in_writing = file.since > report.released_version > 0
    return [report.text, *([report.being_written(by).text] if in_writing else [])]


def take_off(file: File, report: Report, *, by: Actor) -> None:
    """From the version being written; an earlier one keeps it. Raises Refusal."""
    report = held(report, by, to="amend")
    _taken_off(file, report.version, by=by)
    if file.since == report.version:
        end_looks_at(report.public_id, [file.name, *(one["text"] for one in file.said)], noun=FILE, by=by)
        forgetting.forget([file])


@act("file.taken_off", needs="amend")
def _taken_off(file: File, version: int, *, by: Actor) -> None:
    file.noted = {"version": version}
    if file.since < version and file.until is None:
        file.until = version
        file.save(update_fields=["until"])


def give_up(report: Report, *, by: Actor) -> None:
    """With the version being written goes what was attached to it, and comes back what was taken off."""
    mine = File.objects.visible_to(by).of(report.public_id)
    forgetting.forget(mine.filter(since=report.version))
    mine.filter(until=report.version).update(until=None)


def ask_again(report: Report, by: Actor) -> None:
    """About files that came with the version being written, where the gate's rules have become stricter since."""
    language = report.being_written(by).text.language
    came = File.objects.which(by, may="amend").of(report.public_id).without_content()
    today = rejudging.basis(language)
    for file in came.filter(since__gt=report.released_version):
        rejudging.ask_again(file, language, today)


def insist_settled(report: Report, by: Actor) -> None:
    """Raises Refusal 422 while the gate asks about a file, by the rules of today; the search for malware holds no text up."""
    for _file, why in settling(report, by):
        if why is not None:
            raise why


def settling(report: Report, by: Actor) -> Iterator[tuple[File, Refusal | None]]:
    """Each file of the version being written, with what keeps the gate from letting it pass."""
    files = files_of(report, report.version, by)
    if not files:
        return
    language = report.being_written(by).text.language
    asked = _Asked(by, report, language, rejudging.basis(language), mailboxes(), looked(report.public_id))
    _open_at_once([one for one in files if one.about.get("reason")], by)
    for file in files:
        try:
            _insist(file, asked)
        except Refusal as refused:
            yield file, refused
        else:
            yield file, None


@dataclass(frozen=True)
class _Asked:
    """What is the same for all files, asked once."""

    by: Actor
    report: Report
    language: str
    today: str  # by which rules
    allowed: frozenset[str]  # mailboxes
    said: Looked


def _open_at_once(files: list[File], by: Actor) -> None:
    """Those whose words are judged again, in one question."""
    rows = File.objects.visible_to(by).filter(pk__in=[one.pk for one in files])
    said = dict(rows.values_list("pk", "sealed_said")) if files else {}
    for file in files:
        file.sealed_said = said.get(file.pk)


def _insist(file: File, asked: _Asked) -> None:
    if file.waits_for_a_word:
        raise _asks(file, file.about.get("found", [])) if file.asks_why else _not_looked_at(file)
    if found := rejudging.more_found(file, asked.language, asked.today):
        is_released = file.since <= asked.report.released_version
        raise _asks(file, told(found.stopping + found.asking), is_released=is_released)
    passed = vouched(file, asked.language, asked.allowed)
    if {place_of(one.finding, one.passage.text) for one in passed} & asked.said.disowned:
        raise _disowned(file)
    places = {place_of(one.finding, one.passage.text) for one in withheld(passed)}
    if left := places - asked.said.cleared.keys():
        raise _waits(file, len(left))
    insist_not_ones_own(asked.by, {asked.said.cleared[one] for one in places})


def _disowned(file: File) -> Refusal:
    return Refusal(
        "gate.refused",
        _("A reviewer did not agree with the reason that was given for “%(name)s”.") % {"name": file.name},
        _("Open “Files” of the draft, take the file off, blank the place in it and attach it again."),
        status=422,
        field="files",
        template="reports/stopped_by_file.html",
    )


def _waits(file: File, count: int) -> Refusal:
    return Refusal(
        "gate.second_look",
        ngettext(
            "One place in “%(name)s” is let through by a second person only, who has not done so.",
            "%(n)s places in “%(name)s” are let through by a second person only, who has not done so.",
            count,
        )
        % {"n": count, "name": file.name},
        _(
            "Wait for the answer, or open “Files” of the draft, take the file off, blank each place and attach it again."
        ),
        status=422,
        field="files",
        template="reports/stopped_by_file.html",
    )


def _not_looked_at(file: File) -> Refusal:
    return Refusal(
        "file.not_looked_at",
        _("Nobody has said yet that they looked at the pictures of “%(name)s”.") % {"name": file.name},
        _("Open “Files” of the draft, look at each picture and say so, or take the file off."),
        status=422,
        field="files",
        template="reports/stopped_by_file.html",
    )


def _asks(file: File, findings: list[dict[str, Any]], *, is_released: bool = False) -> Refusal:
    hint = _("Open “Files” of the draft, and give your word on it, or take the file off.")
    if is_released:
        hint = _("Its rules have become stricter. Open “Files” of the draft, take the file off and attach it again.")
    return Refusal(
        "gate.refused",
        _("The gate asks about “%(name)s”, which is attached.") % {"name": file.name},
        hint,
        status=422,
        field="files",
        more={"verdict": "review", "findings": findings},
        template="reports/stopped_by_file.html",
    )


def waiting(report: Report, by: Actor) -> int:
    """How many join their readers later, when they were looked through."""
    return sum(one.state == State.WAITING for one in files_of(report, report.version, by))


def said_in_files(report: Report) -> str:
    """Names and words of what is attached to the released version, for the index."""
    rows = File.objects.unrestricted(because=BECAUSE).of(report.public_id).in_version(report.released_version).clear()
    said, left = [], INDEXED_LETTERS
    for file in rows.defer("sealed_preview"):
        texts = " ".join([file.name, *(one["text"] for one in file.said)])[:left]
        left -= len(texts)
        said.append(texts)
    return " ".join(said)
