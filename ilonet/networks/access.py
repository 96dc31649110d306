"""Who may know that a network exists and where; who works in it (Art. 5; requirements E)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


def read(actor: Actor) -> Q:
    """That it exists, its places and its composition: all entitled (Art. 8(2)(d))."""
    return Q(readers__overlap=actor.circle_list)


def work_in(actor: Actor) -> Q:
    """Its officers, while their posting lasts."""
    return Q(pk__in=actor.network_ids)


def form(actor: Actor) -> Q:
    """The Secretariat keeps the list of networks; the officers form them (Art. 5(1), C.2)."""
    return Q() if "secretariat" in actor.functions else Q(pk__in=[])


ACCESS = {"read": read, "work_in": work_in, "form": form}
FACILITATION = {"read": read}
