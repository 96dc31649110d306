"""Where may words of a report lie? Each place with its rows, for hiding them at once and for purging them. The one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q

from ilonet.accounts.models import Once
from ilonet.audit.recording import record
from ilonet.comments.models import Comment
from ilonet.lib import clock
from ilonet.looks.models import Look
from ilonet.phrases.models import Phrase
from ilonet.reports.gating import fields_of
from ilonet.reports.models import (
    Citation,
    Corroboration,
    Reading,
    Receipt,
    Report,
    ReportVersion,
    SharedDraft,
    Widening,
)
from ilonet.reports.text import Text
from ilonet.requests.models import Addressee, Answer, Compilation, Request
from ilonet.saved.models import Unsent
from ilonet.warnings.models import Acknowledgement, Closing, FollowUp

BECAUSE = "what was spilled is hidden from everybody, given back or purged; nobody is shown any of it"


@dataclass(frozen=True)
class Store:
    """`rows` of one report, in the order in which they can go; `readers` where they are known by circles of their own.

    `follows`: given back, they reach no further than the report itself may by then.
    """

    table: str
    rows: Callable[[Report], Any]
    has_readers: bool = True
    follows: bool = True


def _by_report(model: Any) -> Callable[[Report], Any]:
    return lambda report: model.objects.unrestricted(because=BECAUSE).filter(report_id=report.pk)


def _comments(report: Report) -> Any:
    """On its versions, on its drafts that were shared, and on what was asked from it."""
    said = Comment.objects.unrestricted(because=BECAUSE)
    return said.filter(Q(report_id=report.pk) | Q(draft__report_id=report.pk) | Q(request__report=report.public_id))


def _itself(report: Report) -> Any:
    return Report.objects.unrestricted(because=BECAUSE).filter(pk=report.pk)


def _citations(report: Report) -> Any:
    """Of others in it, and of it in others."""
    rows = Citation.objects.unrestricted(because=BECAUSE)
    return rows.filter(Q(report_id=report.pk) | Q(cites_id=report.pk))


def asked_from(report: Report) -> Any:
    """Made from it: its title stands there first, and what was asked and answered may repeat its words."""
    return Request.objects.unrestricted(because=BECAUSE).filter(report=report.public_id)


def _of_what_was_asked(model: Any) -> Callable[[Report], Any]:
    return lambda report: model.objects.unrestricted(because=BECAUSE).filter(request__report=report.public_id)


STORES = (
    Store("comments_comment", _comments, has_readers=False),
    Store("requests_compilation", _of_what_was_asked(Compilation), follows=False),
    Store("requests_answer", _of_what_was_asked(Answer), follows=False),
    Store("requests_addressee", _of_what_was_asked(Addressee), follows=False),
    Store("requests_request", asked_from, follows=False),
    Store("reports_widening", _by_report(Widening)),
    Store("warnings_acknowledgement", _by_report(Acknowledgement), has_readers=False),
    Store("warnings_closing", _by_report(Closing), has_readers=False),
    Store("warnings_followup", _by_report(FollowUp), has_readers=False),
    Store("reports_receipt", _by_report(Receipt)),
    Store("reports_shareddraft", _by_report(SharedDraft)),
    Store("reports_corroboration", _by_report(Corroboration)),
    Store("reports_citation", _citations, has_readers=False),
    Store("reports_reading", _by_report(Reading), has_readers=False),
    Store("reports_reportversion", _by_report(ReportVersion)),
    Store("reports_report", _itself),
)


def _public_ids(report: Report, beside: Iterable[Callable[[Report], Any]]) -> list[UUID]:
    return [one for rows in beside for one in rows(report).values_list("public_id", flat=True)]


def forget_unsent(report: Report) -> int:
    """What somebody was typing about it and has not sent: its form names the report, or what was said or asked of it."""
    beside = (_comments, _by_report(SharedDraft), asked_from, *map(_of_what_was_asked, (Addressee, Answer)))
    about = [report.public_id, *_public_ids(report, beside)]
    named = reduce(or_, (Q(form__contains=str(one)) for one in about))
    gone, _models = Unsent.objects.unrestricted(because=BECAUSE).filter(named).delete()
    return int(gone)


SLACK = timedelta(minutes=1)  # an answer is kept in the transaction that made the report


def repeated_answers(report: Report) -> list[int]:
    """Kept answers of the interface that would repeat its text: sealed, so each is opened to see of which report it tells."""
    sought = [str(one).encode() for one in (report.public_id, *_public_ids(report, (asked_from, _comments)))]
    kept = Once.objects.filter(at__gte=report.created_at - SLACK).exclude(answer=None)
    return [one.pk for one in kept.iterator(chunk_size=200) if any(id_ in one.told for id_ in sought)]


def forget_answers(report: Report) -> int:
    """The key stays, so that a second press still does nothing twice."""
    return Once.objects.filter(pk__in=repeated_answers(report)).update(answer=None)


def forget_passages(report: Report) -> int:
    """What the gate had held of it: the look ends, and says nothing any more; that it was, stays."""
    said = _public_ids(report, (_comments, asked_from, _of_what_was_asked(Answer)))
    held = Look.objects.unrestricted(because=BECAUSE).filter(thing__in=[report.public_id, *said]).exclude(sealed=None)
    for look in held:
        look.ended_at, look.sealed = look.ended_at or clock.now(), None
        look.save(update_fields=["ended_at", "sealed"])
    return len(held)


def forget_phrases(report: Report) -> int:
    """Sentences that somebody keeps to use again, and that stand in it letter by letter: they may be what was spilled."""
    versions = ReportVersion.objects.unrestricted(because=BECAUSE).filter(report_id=report.pk)
    said = [_as_kept(text) for text in (report.text, *(one.text for one in versions))]
    rows = Phrase.objects.unrestricted(because=BECAUSE)
    found = [one for one in rows.iterator(chunk_size=200) if any(one.words in text for text in said)]
    for one in found:
        record("phrase.removed", by=None, noun="phrases.phrase", public_id=one.public_id)
    rows.filter(pk__in=[one.pk for one in found]).delete()
    return len(found)


def _as_kept(text: Text) -> str:
    """Everything that its author typed, with its blanks as a phrase has them."""
    return " ".join(" ".join(fields_of(text).values()).split())
