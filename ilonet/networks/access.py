"""Who may know that a network exists and where; who works in it (Art. 5; requirements E)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from ilonet.lib.conditions import NOTHING

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


def read(actor: Actor) -> Q:
    """That it exists, its places and its composition: all entitled (Art. 8(2)(d))."""
    return Q(readers__overlap=actor.standing_in)


def work_in(actor: Actor) -> Q:
    """Its officers, while their posting lasts."""
    return Q(pk__in=actor.network_ids)


def keeps_the_list(actor: Actor) -> bool:
    return "secretariat" in actor.functions


def form(actor: Actor) -> Q:
    """The Secretariat keeps the list of networks; the officers form them (Art. 5(1), C.2)."""
    return read(actor) if keeps_the_list(actor) else NOTHING


ACCESS = {"read": read, "work_in": work_in, "form": form, "change": form, "close": form}
FACILITATION = {"read": read}
