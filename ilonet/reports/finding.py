"""Which report is meant, and what may this reader do with it? One question to the database."""

from __future__ import annotations

from uuid import UUID

from ilonet.access.actor import Actor
from ilonet.access.holding import verbs_held
from ilonet.deployments.models import Post
from ilonet.lib.refusals import absent, not_allowed
from ilonet.reports.access import ACCESS
from ilonet.reports.models import Report

VERBS = {verb: f"may_{verb}" for verb in ACCESS if verb != "read"}


def find(public_id: UUID, actor: Actor, *, may: str = "read") -> Report:
    """With `may`, a mapping of verbs for the page's buttons; the verb itself would refuse anyway.

    Raises Refusal: as absent to whoever may not know of it, as not allowed to whoever may not do this.
    """
    rows = Report.objects.visible_to(actor).filter(public_id=public_id).defer("words")
    asked = rows.noting_expiry().select_related("authority").annotate(**verbs_held(ACCESS, actor))
    found: Report | None = next(iter(asked), None)
    if found is None:
        raise absent()
    found.may = {verb: getattr(found, name) for verb, name in VERBS.items()}
    if may != "read" and not found.may[may]:
        raise not_allowed(may)
    return found


def post_of(report: Report, actor: Actor) -> Post | None:
    """Authorship is a post and an authority, never a person (R-9.3-a)."""
    rows = Post.objects.visible_to(actor).filter(pk=report.post_id)
    return next(iter(rows.select_related("authority", "country")), None)
