"""Which reports wait for me: to be reviewed, to be mended, or to be finished? (Art. 3; C.5)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ilonet.duties.duty import Duty, Rule
from ilonet.duties.holder import Holder
from ilonet.duties.periods import DRAFT_LEFT_FOR, REVIEWED_WITHIN
from ilonet.lib import clock
from ilonet.reports.listing import HEAVY
from ilonet.reports.models import Report
from ilonet.reports.vocabulary import Kind


def reviews(holder: Holder) -> Iterator[Duty]:
    """Handed in to the back office that must release them (R-3.1-a)."""
    actor = holder.actor
    if not actor.reviews_for:
        return
    waiting = Report.objects.which(actor, may="release").awaiting(actor.reviews_for)
    light = waiting.select_related("post", "authority").defer(*HEAVY)
    for one in light.order_by("submitted_at", "pk"):
        urgent = one.kind == Kind.EARLY_WARNING
        says = (
            _("%(city)s · early warning, urgent: nobody is told before you release it, or send it back with a reason.")
            if urgent
            else _("%(city)s · release it, or send it back with a reason.")
        )
        yield Duty(
            about=str(one.public_id),
            subject=one.title,
            why=says % {"city": one.post.city},
            holder=one.authority.code,
            address=reverse("reports:report", args=[one.public_id]),
            act=_("Review"),
            act_address=reverse("reports:release", args=[one.public_id]),
            due_on=_reviewed_by(one),
        )


def _reviewed_by(one: Report) -> date | None:
    """A warning that waits for a day is none: it is due the day it was handed in."""
    if one.submitted_at is None:
        return None
    within = timedelta() if one.kind == Kind.EARLY_WARNING else REVIEWED_WITHIN
    return clock.day_of(one.submitted_at, one.authority.zone) + within


def drafts(holder: Holder) -> Iterator[Duty]:
    """Sent back, or left lying: what was written is of use to nobody until it is released."""
    for one in holder.drafts:
        if one.returned_because:
            why = _("Sent back: %(reason)s") % {"reason": one.returned_because}
        elif is_left(one, holder):
            why = _("Left for more than two weeks. Nobody else reads it until it is released.")
        else:
            continue
        yield Duty(
            about=str(one.public_id),
            subject=one.title or _("Without a title"),
            why=why,
            holder=one.post.city,
            address=reverse("reports:report", args=[one.public_id]),
            act=_("Go on writing"),
            act_address=reverse("reports:edit", args=[one.public_id]),
        )


def is_left(draft: Report, holder: Holder) -> bool:
    return draft.saved_at < holder.actor.now - DRAFT_LEFT_FOR


RULES = (
    Rule("review", "3(1)", gettext_lazy("Reports to review"), reviews),
    Rule("draft", "3(1)", gettext_lazy("Drafts to finish"), drafts),
)
