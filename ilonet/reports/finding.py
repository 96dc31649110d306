"""Which report is meant, and what may this reader do with it? One question to the database."""

from __future__ import annotations

from uuid import UUID

from django.db.models import BooleanField, Case, Value, When

from ilonet.access.actor import Actor
from ilonet.deployments.models import Post
from ilonet.lib.refusals import absent, not_allowed
from ilonet.reports.access import ACCESS
from ilonet.reports.models import Report

VERBS = {verb: f"may_{verb}" for verb in ACCESS if verb != "read"}


def find(public_id: UUID, actor: Actor, *, may: str = "read") -> Report:
    """With `may`, a mapping of verbs for the page's buttons; the verb itself would refuse anyway.

    Raises Refusal: as absent to whoever may not know of it, as not allowed to whoever may not do this.
    """
    asked = {
        name: Case(When(ACCESS[verb](actor), then=Value(True)), default=Value(False), output_field=BooleanField())  # noqa: FBT003
        for verb, name in VERBS.items()
    }
    rows = Report.objects.visible_to(actor).filter(public_id=public_id).defer("words")
    found: Report | None = rows.noting_expiry().select_related("authority").annotate(**asked).first()
    if found is None:
        raise absent()
    found.may = {verb: getattr(found, name) for verb, name in VERBS.items()}
    if may != "read" and not found.may[may]:
        raise not_allowed(may)
    return found


def post_of(report: Report, actor: Actor) -> Post | None:
    """Authorship is a post and an authority, never a person (R-9.3-a)."""
    found: Post | None = (
        Post.objects.visible_to(actor).filter(pk=report.post_id).select_related("authority", "country").first()
    )
    return found
