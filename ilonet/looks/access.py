"""Who may see what the gate has held, and who may say what becomes of it (security.md 7.3; design.md 5)?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from ilonet.access import circles
from ilonet.lib.clock import Now

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


def ask(actor: Actor) -> Q:
    """The post or the back office that writes the text: it knows what it has written anyway."""
    return Q(post_circle__in=actor.circle_list)


def _other_than_who_wrote(actor: Actor) -> Q:
    return ~Q(post_circle__in=actor.circle_list) & ~Q(hands__contains=[actor.pseudonym])


def review(actor: Actor) -> Q:
    """The privacy reviewers that the author's authority has named, and of those nobody who had a hand in the text."""
    return Q(authority__in=actor.looks_for) & _other_than_who_wrote(actor)


def review_overdue(actor: Actor) -> Q:
    """The central reviewer: what nobody has looked at in time, and what became of it there."""
    if circles.DATA_PROTECTION not in actor.circles:
        return Q(pk__in=[])
    waits = Q(decision="", ended_at=None, due_at__lte=Now())
    return (waits | Q(decided_by=actor.pseudonym)) & _other_than_who_wrote(actor)


def read(actor: Actor) -> Q:
    return ask(actor) | review(actor) | review_overdue(actor)


def decide(actor: Actor) -> Q:
    waits = Q(decision="", ended_at=None, kept_until__gt=Now())
    return waits & (review(actor) | review_overdue(actor))


ACCESS = {"read": read, "ask": ask, "decide": decide}
