"""Published to the circle: the asker's word and the answers that may go with it, never to more than their originators allow."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.access.reach import Reach
from ilonet.lib.clock import now
from ilonet.lib.refusals import Refusal
from ilonet.reports.gating import insist_clear_words
from ilonet.requests.models import Answer, Compilation, Request
from ilonet.requests.storing import insist_storable
from ilonet.requests.vocabulary import Allows

LONGEST = {"foreword": 2000}


def answers_for(request: Request, by: Actor) -> list[Answer]:
    """Those that may be taken into it."""
    rows = Answer.objects.visible_to(by).standing().filter(request=request)
    return list(rows.select_related("authority__organisation", "post").order_by("authority__code", "pk"))


def readers_of(request: Request, answers: Iterable[Answer]) -> list[int]:
    """The readers of the request, narrowed by each answer to those whom its originator allows; the asker in any case."""
    allowed = set(request.readers)
    for one in answers:
        allowed &= set(one.readers) if one.allows == Allows.READERS else set(request.asker)
    return sorted({*allowed, *request.asker})


def preview(request: Request, answers: Iterable[Answer], by: Actor) -> Reach:
    return by.reach_of(readers_of(request, answers))


@act("request.published", needs="follow")
def publish(request: Request, answers: Collection[Answer], *, foreword: str, language: str, by: Actor) -> Reach:
    """Again, with what has come in since, as often as is useful. Answers who can read it now.

    Raises Refusal 422 where there is nothing to compile, or where the gate stops the foreword.
    """
    if not answers:
        raise Refusal(
            "compilation.empty",
            _("There is no answer in this compilation."),
            _("Choose at least one answer; where none has come, send a reminder."),
            status=422,
            field="answers",
        )
    words = foreword.strip()
    insist_storable({"foreword": words}, LONGEST)
    if words:
        insist_clear_words(words, field="foreword", language=language)
    kept: Compilation | None = Compilation.objects.visible_to(by).filter(request=request).first()
    row = kept or Compilation(request=request, edition=0)
    row.answers = sorted(one.pk for one in answers)
    row.language, row.published_at = language, now()
    row.readers = readers_of(request, answers)
    row.edition += 1
    row.write(words)
    row.save()
    reached = by.reach_of(row.readers)
    request.noted = {
        "answers": len(row.answers),
        "edition": row.edition,
        "readers": reached.people,
        "authorities": len(reached.authorities),
    }
    return reached
