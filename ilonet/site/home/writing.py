"""Which reports wait for me: to be reviewed, or to be finished?"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ilonet.access.actor import Actor
from ilonet.reports.models import Report
from ilonet.site.home.task import Asked, Task, asked
from ilonet.site.places import address


def to_review(actor: Actor) -> list[Asked]:
    """Handed in to the back office that must release them (R-3.1-a)."""
    if not actor.reviews_for:
        return []
    waiting = Report.objects.which(actor, may="release").awaiting(actor.reviews_for)
    found = waiting.select_related("post__authority").order_by("submitted_at", "pk")
    return asked(gettext_lazy("Reports to review"), [_waiting(one) for one in found], _shelf("waiting"))


def drafts(actor: Actor) -> list[Asked]:
    if not actor.post_ids:
        return []
    found = Report.objects.which(actor, may="amend").drafts().order_by("-saved_at", "-pk")
    return asked(gettext_lazy("Your drafts"), [_draft(one) for one in found], _shelf("drafts"))


def _shelf(name: str) -> str:
    return f"{address('reports:index')}?shelf={name}"


def _waiting(one: Report) -> Task:
    why = _("%(city)s · release it, or send it back with a reason.") % {"city": one.post.city}
    handed_in = one.submitted_at.date() if one.submitted_at else None
    return Task(one.title, why, address("reports:report", one.public_id), handed_in, _("handed in"))


def _draft(one: Report) -> Task:
    if one.returned_because:
        why = _("Sent back: %(reason)s") % {"reason": one.returned_because}
    else:
        why = _("Nobody else reads it until it is released.")
    where = address("reports:report", one.public_id)
    return Task(one.title or _("Without a title"), why, where, one.saved_at.date(), _("saved"), "")
