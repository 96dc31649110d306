"""Which places wait for this reviewer, and what became of those that were decided?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models.functions import TruncDate

from ilonet.access import circles
from ilonet.lib.paging import Page, page_of
from ilonet.lib.refusals import absent
from ilonet.looks.models import Look

if TYPE_CHECKING:
    from uuid import UUID

    from ilonet.access.actor import Actor

SHELVES = ("waiting", "decided")


def is_reviewer(actor: Actor) -> bool:
    return bool(actor.looks_for) or circles.DATA_PROTECTION in actor.circles


def insist_reviewer(actor: Actor) -> None:
    """Raises Refusal: to anybody else there is no such list."""
    if not is_reviewer(actor):
        raise absent()


def looks_of(actor: Actor, shelf: str, after: list[Any] | None = None) -> Page:
    """What is due first stands first; of those decided, the last. Never the passages themselves."""
    if shelf == "decided":
        known = Look.objects.visible_to(actor).exclude(decision="").exclude(post_circle__in=actor.circle_list)
        rows = known.annotate(key=TruncDate("decided_at"))
    else:
        rows = Look.objects.which(actor, may="decide").annotate(key=TruncDate("due_at"))
    light = rows.select_related("authority").defer("sealed", "hands")
    return page_of(light, after=after, falling=shelf == "decided", days=True)


def find(public_id: UUID, actor: Actor) -> Look:
    """Raises Refusal, as if there were none, for whoever may not know of it."""
    found: Look | None = Look.objects.visible_to(actor).select_related("authority").filter(public_id=public_id).first()
    if found is None:
        raise absent()
    return found
