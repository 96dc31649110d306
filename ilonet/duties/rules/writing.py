"""Which reports wait for me: to be reviewed, to be mended, or to be finished? (Art. 3; C.5)"""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ilonet.duties.duty import Duty, Rule
from ilonet.duties.holder import Holder
from ilonet.duties.periods import DRAFT_LEFT_FOR, REVIEWED_WITHIN
from ilonet.reports.listing import HEAVY
from ilonet.reports.models import Report


def reviews(holder: Holder) -> Iterator[Duty]:
    """Handed in to the back office that must release them (R-3.1-a)."""
    actor = holder.actor
    if not actor.reviews_for:
        return
    waiting = Report.objects.which(actor, may="release").awaiting(actor.reviews_for)
    light = waiting.select_related("post", "authority").defer(*HEAVY)
    for one in light.order_by("submitted_at", "pk"):
        why = _("%(city)s · release it, or send it back with a reason.") % {"city": one.post.city}
        yield Duty(
            about=str(one.public_id),
            subject=one.title,
            why=why,
            holder=one.authority.code,
            address=reverse("reports:report", args=[one.public_id]),
            act=_("Review"),
            act_address=reverse("reports:release", args=[one.public_id]),
            due_on=one.submitted_at.date() + REVIEWED_WITHIN if one.submitted_at else None,
        )


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
