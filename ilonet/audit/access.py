"""Who may see what was done: auditors, data protection and security officers; and everybody their own acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from ilonet.lib.conditions import NOTHING

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

SEES_ALL = {"auditor", "data_protection_officer", "security_officer"}


def read(actor: Actor) -> Q:
    if actor.functions & SEES_ALL:
        return Q()
    return Q(actor=actor.pseudonym) if actor.pseudonym else NOTHING


ACCESS = {"read": read}
