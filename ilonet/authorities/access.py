"""Who may see and grant authorised functions: the authority itself, data protection, and everybody their own (C.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


# An authority names its back office, its administrators and its privacy reviewers; seats and other functions are not its to give.
GIVEN = ("back_office", "national_administrator", "privacy_reviewer")
GIVEN_BY_ADMINISTRATORS = "national_administrator"


def read(actor: Actor) -> Q:
    """Not a directory for users: one's own authority's staff, and one's own functions."""
    if "data_protection_officer" in actor.functions:
        return Q()
    return Q(authority__in=actor.reviews_for) | Q(account=actor.account_id)


def authorise(actor: Actor) -> Q:
    """The national administrator or back office, for its own authority, and never for oneself.

    What one could not give, one cannot renew or end either: no seat on the Board, and no administrator but by another.
    """
    given = Q(authority__in=actor.reviews_for, function__in=GIVEN) & ~Q(account=actor.account_id)
    return given if GIVEN_BY_ADMINISTRATORS in actor.functions else given & ~Q(function=GIVEN_BY_ADMINISTRATORS)


APPOINTMENT = {"read": read, "authorise": authorise}
