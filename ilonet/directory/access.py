"""Who may open the officers' contact entries (Art. 9(3)): officers, Board members, authorised staff, data protection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from ilonet.lib.clock import Day

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


def read(actor: Actor) -> Q:
    """Only while the deployment lasts: hidden the day after it ends (R-9.2-d); planned ones are not listed yet."""
    today = Day("deployment__post__authority__zone")
    return Q(
        readers__overlap=actor.circle_list,
        deployment__from_on__lte=today,
        deployment__until_on__gte=today,
        deployment__withdrawn_on=None,
    )


def correct(actor: Actor) -> Q:
    """The officer's own entry, and those of an authority's own officers."""
    return read(actor) & (Q(deployment__in=actor.deployment_ids) | Q(deployment__post__authority__in=actor.reviews_for))


ACCESS = {"read": read, "correct": correct}
