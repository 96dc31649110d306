"""Who may know an early warning, say that it was seen, follow it, and close it (C.5b; requirements E)?

A warning is a report: whoever may know the report may know the warning. What is said of it besides is told here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from ilonet.reports import access as reports
from ilonet.reports.vocabulary import Kind

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

NOBODY = Q(pk__in=())
OUT = Q(released_version__gt=0, withdrawn_at=None)
OPEN = OUT & (Q(closing=None) | Q(closing__reopened_at__isnull=False))
CLOSED = OUT & Q(closing__isnull=False, closing__reopened_at=None)


def stands_for(actor: Actor) -> frozenset[int]:
    """The authorities in whose name somebody says that a warning was seen: as back office, or as officer on a post."""
    return actor.reviews_for | {hat.authority_id for hat in actor.hats if hat.post_id and hat.authority_id}


def read(actor: Actor) -> Q:
    return reports.read(actor) & Q(kind=Kind.EARLY_WARNING)


def acknowledge(actor: Actor) -> Q:
    return unseen_by(stands_for(actor), actor)


def unseen_by(authorities: Iterable[int], actor: Actor) -> Q:
    """Where one of them did not send it and has not said yet that it has seen it, while it is open."""
    said = apps.get_model("warnings", "Acknowledgement").objects.visible_to(actor).filter(report=OuterRef("pk"))
    silent = [~Q(authority=one) & ~Exists(said.filter(authority=one)) for one in sorted(authorities)]
    return OPEN & reduce(or_, silent, NOBODY)


def close(actor: Actor) -> Q:
    """The originator: the post that sent it, or its authority."""
    return OPEN & (Q(post__in=actor.post_ids) | Q(authority__in=actor.reviews_for))


def reopen(actor: Actor) -> Q:
    """Whoever may close it may find that it has not ended."""
    return CLOSED & (Q(post__in=actor.post_ids) | Q(authority__in=actor.reviews_for))


def follow(actor: Actor) -> Q:
    """Whoever serves on a post and reads it writes what became of it; also once it is closed."""
    return OUT if actor.post_ids else NOBODY


def know_of_acknowledgement(actor: Actor) -> Q:
    """The originator, and whoever the acknowledging authority is; to others it would tell who reads what."""
    originator = Q(report__post__in=actor.post_ids) | Q(report__authority__in=actor.reviews_for)
    own = Q(authority__circle__in=actor.circles)
    return Q(report__readers__overlap=actor.standing_in) & (originator | own)


def know_of_closing(actor: Actor) -> Q:
    return Q(report__readers__overlap=actor.standing_in)


def know_of_follow_up(actor: Actor) -> Q:
    """Only where both may be known: a hidden one is none."""
    return Q(report__readers__overlap=actor.standing_in) & Q(by__readers__overlap=actor.standing_in)


ACCESS = {"read": read, "acknowledge": acknowledge, "close": close, "reopen": reopen, "follow": follow}
ACKNOWLEDGEMENT = {"read": know_of_acknowledgement}
CLOSING = {"read": know_of_closing}
FOLLOW_UP = {"read": know_of_follow_up}
