"""Which requests wait for me: for my word who answers, for my answer, for my review? (Art. 5(1); C.6; INV-5)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ilonet.duties.duty import Duty, Rule
from ilonet.duties.holder import Holder
from ilonet.duties.periods import REVIEWED_WITHIN
from ilonet.lib import clock
from ilonet.requests.models import Addressee, Answer


def asked(holder: Holder) -> Iterator[Duty]:
    """The back office decides; once it has given it to the officer, the officer answers."""
    actor = holder.actor
    if not (actor.reviews_for or actor.post_ids):
        return
    decides = Q(authority__in=actor.reviews_for, tasked_at=None)
    answers = Q(post__in=actor.post_ids, tasked_at__isnull=False)
    rows = Addressee.objects.which(actor, may="answer").open().filter(decides | answers)
    for one in rows.select_related("request", "authority", "post").order_by("request__due_on", "pk"):
        is_mine = one.tasked_at is not None
        address = reverse("requests:addressee", args=[one.public_id])
        why = _("Your authority has given it to your post.")
        if not is_mine:
            why = _("Give it to the officer, answer it, or decline: only your authority decides (Art. 1(2)).")
        yield Duty(
            about=str(one.public_id),
            subject=one.request.title,
            why=why,
            holder=one.post.city if is_mine and one.post else one.authority.code,
            address=address,
            act=_("Answer") if is_mine else _("Decide who answers"),
            act_address=address,
            due_on=one.request.due_on,
        )


def reviews(holder: Holder) -> Iterator[Duty]:
    """Handed in to the back office that must release them (R-3.1-a)."""
    actor = holder.actor
    if not actor.reviews_for:
        return
    waiting = Answer.objects.which(actor, may="return").filter(authority__in=actor.reviews_for)
    for one in waiting.select_related("request", "authority", "post").order_by("submitted_at", "pk"):
        address = reverse("requests:answer", args=[one.public_id])
        yield Duty(
            about=str(one.public_id),
            subject=one.request.title,
            why=_("%(city)s · release the answer, or send it back with a reason.") % {"city": one.post.city},
            holder=one.authority.code,
            address=address,
            act=_("Review"),
            act_address=address,
            due_on=_reviewed_by(one),
        )


def _reviewed_by(one: Answer) -> date | None:
    return clock.day_of(one.submitted_at, one.authority.zone) + REVIEWED_WITHIN if one.submitted_at else None


RULES = (
    Rule("request", "5(1)", gettext_lazy("Requests to answer"), asked),
    Rule("answer-review", "5(1)", gettext_lazy("Answers to review"), reviews),
)
