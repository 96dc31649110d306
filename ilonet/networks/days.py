"""Which day is it for a network, when the reader has not chosen one?"""

from __future__ import annotations

from datetime import date

from ilonet.access.actor import Actor
from ilonet.lib import clock

ZONE = "Europe/Brussels"  # in which networks are formed and closed; `standing` counts the same


def of_the_network(on: date | None, actor: Actor) -> date:
    return on or clock.day_of(actor.now, ZONE)
