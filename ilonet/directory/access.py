"""Who may open the officers' contact entries (Art. 9(3)): officers, Board members, authorised staff, data protection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from ilonet.lib.clock import Day
from ilonet.lib.refusals import not_allowed

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


TAKES_THE_WHOLE = frozenset({"chair", "secretariat"})


def read(actor: Actor) -> Q:
    """Only while the deployment lasts: hidden the day after it ends (R-9.2-d); planned ones are not listed yet."""
    today = Day("deployment__post__authority__zone")
    return Q(
        readers__overlap=actor.standing_in,
        deployment__from_on__lte=today,
        deployment__until_on__gte=today,
        deployment__withdrawn_on=None,
    )


def correct(actor: Actor) -> Q:
    """The officer's own entry, and those of an authority's own officers."""
    return read(actor) & (Q(deployment__in=actor.deployment_ids) | Q(deployment__post__authority__in=actor.reviews_for))


def export(actor: Actor) -> Q:
    """The list as a file: Chair and Secretariat whole, a back office its own officers (requirements E)."""
    if actor.functions & TAKES_THE_WHOLE:
        return read(actor)
    return read(actor) & Q(deployment__post__authority__in=actor.reviews_for)


def insist_on_taking_out(actor: Actor) -> None:
    """Whoever has nothing of it to take out is told so."""
    if not (actor.functions & TAKES_THE_WHOLE or actor.reviews_for):
        raise not_allowed("export")


ACCESS = {"read": read, "correct": correct, "export": export}
