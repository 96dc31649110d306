"""Who may know of a file, and what they may do with it: never more than with the thing it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


def read(actor: Actor) -> Q:
    """Its readers follow those of the version that it belongs to; until it is clear, they are the post that sent it.

    What was shared along with a draft is shown to the draft's guests too, while that is open.
    """
    return with_its_thing(actor) | Q(shown_to__overlap=actor.standing_in, shown_until__gt=actor.now)


def with_its_thing(actor: Actor) -> Q:
    """Whoever knows the thing, which a draft's guests do not."""
    return Q(readers__overlap=actor.standing_in)


def amend(actor: Actor) -> Q:
    """The post that sent it; whether its thing is still being written, that thing's own verb says."""
    return Q(holder__in=actor.post_circles)


ACCESS = {"read": read, "amend": amend}
