"""Who may know of a post and who serves on it; who may notify, change and end (Arts 1(2), 4; requirements E)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from ilonet.access import circles
from ilonet.lib.refusals import absent

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


def read(actor: Actor) -> Q:
    """Whoever stands in one of the row's circles: all entitled, and data protection."""
    return Q(readers__overlap=actor.standing_in)


def amend_post(actor: Actor) -> Q:
    """The deploying authority alone fixes scope, tasks and reporting lines (Art. 1(2))."""
    return Q(authority__in=actor.reviews_for)


def amend_deployment(actor: Actor) -> Q:
    """Never one's own: nobody prolongs, confirms or resumes their own access (security.md AC15)."""
    return Q(post__authority__in=actor.reviews_for) & ~Q(account=actor.account_id)


POST = {"read": read, "amend": amend_post}
DEPLOYMENT = {"read": read, "amend": amend_deployment}


def sees_the_register(actor: Actor) -> bool:
    """The entitled and data protection: to anybody else a zero would be untrue (Art. 9(3), E)."""
    return bool(actor.circles & {circles.ENTITLED, circles.PRIVACY})


def insist_on_entry(actor: Actor) -> None:
    """To others the register is absent."""
    if not sees_the_register(actor):
        raise absent()
