"""Whose saved searches are whose: nobody but the account knows of its own, back office and auditor included."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


def own(actor: Actor) -> Q:
    """What somebody looks for says what they work on; it is theirs, whatever they stand as today."""
    return Q(account=actor.account_id)


def typed(actor: Actor) -> Q:
    """One's own, for three days (security.md 7.3), and only to whoever still stands where it was typed (AC11)."""
    return own(actor) & Q(kept_at__gt=actor.now - UNSENT_FOR, circles__contained_by=actor.circle_list)


UNSENT_FOR = timedelta(hours=72)
ACCESS = {"read": own, "keep": own}
UNSENT = {"read": typed}
