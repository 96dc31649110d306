"""Whose notices are whose: nobody but the account knows what it was told, back office and auditor included.

What a notice is about is asked anew whenever it is shown, counted or sent: `inbox.known_to`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


def own(actor: Actor) -> Q:
    """What somebody is told, and follows, says what they work on; it is theirs, whatever they stand as today."""
    return Q(account=actor.account_id)


NOTICE = {"read": own}
FEED = {"read": own}
SUBSCRIPTION = {"read": own, "keep": own}
