"""Who may know of a spill, and who, besides whoever pressed, may end it: by purging, or by saying it was none (C.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from ilonet.access import circles

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

OVERSEE = frozenset({circles.DATA_PROTECTION, circles.SECURITY})


def oversees(actor: Actor) -> bool:
    """Data protection officer and security officer act for every authority."""
    return bool(OVERSEE & actor.circles)


def read(actor: Actor) -> Q:
    """The originator, and those two; never a reader of what was spilled."""
    return Q(readers__overlap=actor.standing_in)


def end(actor: Actor) -> Q:
    """A second person: never whoever pressed, nor whoever wrote it."""
    may = Q() if oversees(actor) else Q(authority__in=actor.reviews_for)
    return may & Q(ended_at=None) & ~Q(pressed_by=actor.pseudonym) & ~Q(post__in=actor.post_ids)


ACCESS = {"read": read, "purge": end, "undo": end}
