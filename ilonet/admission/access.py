"""Who may act on the accounts of an authority: its national administrator, and a second person beside them (AC15, AC17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from ilonet.authorities.access import administers

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

OVERSEE = frozenset({"data_protection_officer", "security_officer", "auditor"})  # requirements E, "User accounts"
LOCK = "administrator"
GUARDS = "security_officer"


def read(actor: Actor) -> Q:
    """The authority itself, who oversees accounts, and everybody what concerns their own."""
    if OVERSEE & actor.functions:
        return Q()
    return Q(authority__in=actor.reviews_for) | Q(account=actor.account_id)


def read_suspension(actor: Actor) -> Q:
    """Besides, whoever looks after the installation knows of its own locks."""
    if LOCK in actor.functions and not OVERSEE & actor.functions:
        return read(actor) | Q(authority=None)
    return read(actor)


def administer(actor: Actor) -> Q:
    """Never one's own account."""
    return Q(authority__in=administers(actor)) & ~Q(account=actor.account_id)


def second(actor: Actor) -> Q:
    """Somebody else of the same authority than who asked, than who had the link in hand, and than the person."""
    me = actor.account_id
    return Q(authority__in=actor.reviews_for) & ~Q(account=me) & ~Q(handed_by=me)


def approve(actor: Actor) -> Q:
    return Q(authority__in=actor.reviews_for) & ~Q(account=actor.account_id) & ~Q(asked_by=actor.account_id)


def suspend(actor: Actor) -> Q:
    """An authority its own; a technical administrator locks anybody's but their own, and only that."""
    own = Q(authority__in=administers(actor))
    return (own | Q(authority=None) if LOCK in actor.functions else own) & ~Q(account=actor.account_id)


def resume(actor: Actor) -> Q:
    """Not by the one who suspended: whoever made a mistake, or had a reason of their own, meets a second pair of eyes."""
    return suspend(actor) & ~Q(by=actor.account_id)


def set_risk(actor: Actor) -> Q:
    """Those who guard security alone; the country concerned decides nothing, nor the authority whose post it is."""
    return Q() if GUARDS in actor.functions else Q(pk__in=[])


def read_risk(actor: Actor) -> Q:
    """Whoever is held back reads it in the frame of every page; the list with its reasons is for who oversees."""
    return Q() if OVERSEE & actor.functions else Q(pk__in=[])


COUNTRY_RISK = {"read": read_risk, "set": set_risk}
ADMISSION = {"read": read, "administer": administer, "approve": approve, "second": second}
CONFIRMATION = {"read": read, "confirm": administer}
SUSPENSION = {"read": read_suspension, "suspend": suspend, "resume": resume}
