"""Who may see and grant authorised functions: the authority itself, data protection, and everybody their own (C.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


def read(actor: Actor) -> Q:
    """Not a directory for users: one's own authority's staff, and one's own functions."""
    if "data_protection_officer" in actor.functions:
        return Q()
    return Q(authority__in=actor.reviews_for) | Q(account=actor.account_id)


def authorise(actor: Actor) -> Q:
    """The national administrator or back office, for its own authority, and never for oneself."""
    return Q(authority__in=actor.reviews_for) & ~Q(account=actor.account_id)


APPOINTMENT = {"read": read, "authorise": authorise}
