"""Who may know of a request, of whom it asks, of an answer; and what they may do with it (C.6; requirements E; INV-5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from ilonet.reports.access import speaks

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

OPEN = Q(request__closed_at=None, request__withdrawn_at=None, request__sent_at__isnull=False)


def read(actor: Actor) -> Q:
    """Whoever stands in one of the row's circles: the one effective column (design.md 3)."""
    return Q(readers__overlap=actor.standing_in)


def _asks(actor: Actor) -> Q:
    """The post that asks, or the back office where no post does."""
    return Q(post__in=actor.post_ids) | Q(post=None, authority__in=actor.reviews_for)


def _answers_for(actor: Actor) -> Q:
    """The asker's authority may do for its officer what the officer may do."""
    return Q(post__in=actor.post_ids) | Q(authority__in=actor.reviews_for)


def amend(actor: Actor) -> Q:
    """Write it, send it, give it up."""
    return _asks(actor) & Q(sent_at=None, withdrawn_at=None)


def follow(actor: Actor) -> Q:
    """Publish what came back, withdraw: whoever asked, or its back office."""
    return _answers_for(actor) & Q(sent_at__isnull=False, withdrawn_at=None)


def remind(actor: Actor) -> Q:
    """Remind of it, close it: while answers may come."""
    return follow(actor) & Q(closed_at=None)


def comment(actor: Actor) -> Q:
    """While answers may come; of a closed one is read what was said."""
    return speaks(actor) & Q(sent_at__isnull=False, closed_at=None, withdrawn_at=None)


def task(actor: Actor) -> Q:
    """Nobody but the deploying authority makes it work of its officer (Art. 1(2); INV-5)."""
    return OPEN & Q(
        authority__in=actor.reviews_for, post__isnull=False, tasked_at=None, answered_at=None, declined_at=None
    )


def decline(actor: Actor) -> Q:
    return OPEN & Q(authority__in=actor.reviews_for, answered_at=None, declined_at=None)


def answer(actor: Actor) -> Q:
    """The officer whose authority has given it to the post; or the back office itself."""
    tasked = Q(post__in=actor.post_ids, tasked_at__isnull=False)
    return OPEN & Q(declined_at=None) & (tasked | Q(authority__in=actor.reviews_for))


def _being_written(actor: Actor) -> Q:
    open_ = Q(released_at=None, addressee__declined_at=None)
    return OPEN & open_ & (Q(post__in=actor.post_ids) | Q(post=None, authority__in=actor.reviews_for))


def write(actor: Actor) -> Q:
    return _being_written(actor) & Q(submitted_at=None)


def submit(actor: Actor) -> Q:
    """Where the authority reviews before release, its officer hands in (R-3.1-a)."""
    return write(actor) & Q(post__isnull=False, authority__reviews_before_release=True)


def release(actor: Actor) -> Q:
    """By the rules of the answering authority, as its reports go out."""
    trusted = Q(post__in=actor.post_ids, authority__reviews_before_release=False, submitted_at=None)
    own = Q(post=None, authority__in=actor.reviews_for)
    reviewed = Q(authority__in=actor.reviews_for, submitted_at__isnull=False)
    return OPEN & Q(released_at=None, addressee__declined_at=None) & (trusted | own | reviewed)


def return_(actor: Actor) -> Q:
    handed_in = Q(authority__in=actor.reviews_for, submitted_at__isnull=False, released_at=None)
    return OPEN & handed_in & Q(addressee__declined_at=None)


def withdraw_answer(actor: Actor) -> Q:
    """The originator: the post that answered, or its authority (R-SEC-7)."""
    return Q(released_at__isnull=False, withdrawn_at=None) & (
        Q(post__in=actor.post_ids) | Q(authority__in=actor.reviews_for)
    )


REQUEST = {"read": read, "amend": amend, "remind": remind, "follow": follow, "comment": comment}
ADDRESSEE = {"read": read, "task": task, "decline": decline, "answer": answer}
ANSWER = {
    "read": read,
    "write": write,
    "submit": submit,
    "release": release,
    "return": return_,
    "withdraw": withdraw_answer,
}
COMPILATION = {"read": read}
