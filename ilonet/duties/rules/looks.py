"""Which flagged places wait for me: to be looked at, or, looked at, to be masked? (Art. 3(4); security.md 7.3)"""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ilonet.duties.duty import Duty, Rule
from ilonet.duties.holder import Holder
from ilonet.lib import clock
from ilonet.looks.listing import is_reviewer
from ilonet.looks.models import Look
from ilonet.reports.models import Report


def looks(holder: Holder) -> Iterator[Duty]:
    """A reviewer's, within two working days; the central one's, what has been left lying."""
    actor = holder.actor
    if not is_reviewer(actor):
        return
    waiting = Look.objects.which(actor, may="decide").select_related("authority").defer("sealed", "hands")
    for one in waiting.order_by("due_at", "pk"):
        why = (
            _("Released with its author's own reason.")
            if one.is_afterwards
            else _("Until somebody decides, its author can only mask it.")
        )
        yield Duty(
            about=str(one.public_id),
            subject=str(one.found.message),
            why=why,
            holder=one.authority.code,
            address=reverse("looks:look", args=[one.public_id]),
            act=_("Take a second look"),
            act_address=reverse("looks:look", args=[one.public_id]),
            due_on=clock.day_of(one.due_at, one.authority.zone),
        )


def answers(holder: Holder) -> Iterator[Duty]:
    """An author's: what was not found clear is masked, before or after its release."""
    for one in holder.drafts:
        if one.is_to_mask:
            yield _to_mask(one, _("A privacy reviewer has answered: a place is to be masked."))
    taken_back = [one for one in holder.written if one.is_taken_back]
    for one in sorted(taken_back, key=lambda one: (one.taken_back_at, one.pk)):
        yield _to_mask(one, _("Taken back from its readers: a place is to be masked in a new version."))


def _to_mask(one: Report, why: str) -> Duty:
    return Duty(
        about=str(one.public_id),
        subject=one.title or _("Without a title"),
        why=why,
        holder=one.post.city,
        address=reverse("reports:report", args=[one.public_id]),
        act=_("Mask the place"),
        act_address=reverse("reports:report", args=[one.public_id]),
    )


RULES = (
    Rule("look", "3(4)", gettext_lazy("Second looks to take"), looks),
    Rule("mask", "3(4)", gettext_lazy("Places to mask"), answers),
)
