"""Whose phrases are whose: nobody but the account knows of its own, back office and auditor included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


def own(actor: Actor) -> Q:
    return Q(account=actor.account_id)


ACCESS = {"read": own, "keep": own}
