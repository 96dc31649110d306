"""How and when does somebody want to hear by mail? Whoever has said nothing has the defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilonet.lib.refusals import absent
from ilonet.notices.models import Delivery

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


def delivery_of(actor: Actor) -> Delivery:
    """Raises Refusal to nobody."""
    if actor.account_id is None:
        raise absent()
    known: Delivery | None = Delivery.objects.filter(account=actor.account_id).first()
    return known or Delivery(account_id=actor.account_id)
