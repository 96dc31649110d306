"""Who may know of a list on its way, and of what an authority calls things: its own back office alone (Art. 1(2); E)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


def of_the_back_office(actor: Actor) -> Q:
    """It names officers before the authority has vouched for them, so nobody else sees it."""
    return Q(authority__in=actor.reviews_for)


LOAD = {"read": of_the_back_office, "confirm": of_the_back_office, "discard": of_the_back_office}
WORDING = {"read": of_the_back_office, "say": of_the_back_office}
