"""Which day is it for a network, when the reader has not chosen one?"""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from ilonet.access.actor import Actor

ZONE = "Europe/Brussels"  # in which networks are formed and closed; `standing` counts the same


def of_the_network(on: date | None, actor: Actor) -> date:
    return on or actor.now.astimezone(ZoneInfo(ZONE)).date()
