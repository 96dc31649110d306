"""Reminded, closed, withdrawn: what the asker does with a request that stands (C.6)."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.lib.clock import now
from ilonet.lib.refusals import Refusal
from ilonet.reports.gating import insist_clear_words
from ilonet.reports.reasoning import LONGEST, insist_stated
from ilonet.requests.models import Addressee, Answer, Compilation, Request
from ilonet.requests.sending import index

BETWEEN_REMINDERS = timedelta(hours=24)


@act("request.reminded", needs="remind")
def remind(request: Request, *, by: Actor) -> int:
    """Those who still owe an answer; once a day, so that a reminder stays one. Answers how many."""
    if request.reminded_at and request.reminded_at > now() - BETWEEN_REMINDERS:
        raise Refusal(
            "request.reminded_lately",
            _("You have sent a reminder within the last 24 hours."),
            _("Wait until tomorrow, or write to the back office."),
            status=409,
        )
    waited_for = Addressee.objects.visible_to(by).open().filter(request=request).count()
    if not waited_for:
        raise Refusal(
            "request.nobody_to_remind",
            _("Everybody has answered or declined."),
            _("Compile the answers, and close the request."),
            status=409,
        )
    request.reminded_at = now()
    request.save(update_fields=["reminded_at"])
    request.noted = {"addressees": waited_for}
    return waited_for


@act("request.closed", needs="remind")
def close(request: Request, *, by: Actor) -> None:
    """Nothing more is asked of anybody; what was answered stays."""
    request.closed_at = now()
    request.save(update_fields=["closed_at"])


@act("request.withdrawn", needs="follow")
def withdraw(request: Request, *, because: str, by: Actor) -> None:
    """Nobody but whoever asked reads it any more, by any door; the compilation goes with it."""
    reason = insist_stated(because, longest=LONGEST["withdraw"])
    insist_clear_words(reason, field="because", language=request.language)
    asker = request.asker
    request.withdrawn_at, request.withdrawal_reason = now(), reason
    request.readers = asker
    request.save(update_fields=["withdrawn_at", "withdrawal_reason", "readers"])
    rows = (Addressee.objects.visible_to(by), Compilation.objects.visible_to(by))
    for kept in (one for known in rows for one in known.filter(request=request)):
        kept.readers = asker
        kept.save(update_fields=["readers"])
    for answer in Answer.objects.visible_to(by).filter(request=request, released_at__isnull=False):
        answer.readers = sorted({*asker, *answer.originator} & set(answer.readers))
        answer.save(update_fields=["readers"])
    index(request)
