"""Who may see and grant authorised functions: the authority itself, data protection, and everybody their own (C.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


# An authority names its back office, its administrators and its privacy reviewers; seats and other functions are not its to give.
GIVEN = ("back_office", "national_administrator", "privacy_reviewer")
GIVEN_BY_ADMINISTRATORS = "national_administrator"


def administers(actor: Actor) -> frozenset[int]:
    """The authorities whose national administrator this is."""
    return frozenset(hat.authority_id for hat in actor.hats if hat.kind == GIVEN_BY_ADMINISTRATORS and hat.authority_id)


def read(actor: Actor) -> Q:
    """Not a directory for users: one's own authority's staff, and one's own functions."""
    if "data_protection_officer" in actor.functions:
        return Q()
    return Q(authority__in=actor.reviews_for) | Q(account=actor.account_id)


def authorise(actor: Actor) -> Q:
    """The national administrator or back office, for its own authority, and never for oneself.

    What one could not give, one cannot renew or end either: no seat on the Board, and no administrator but by another of
    the same authority; who administers one authority is in another no more than what they hold there (AC15).
    """
    given = Q(authority__in=actor.reviews_for, function__in=GIVEN) & ~Q(account=actor.account_id)
    return given & (~Q(function=GIVEN_BY_ADMINISTRATORS) | Q(authority__in=administers(actor)))


APPOINTMENT = {"read": read, "authorise": authorise}
