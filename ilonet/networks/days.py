"""Which day is it for a network, when the reader has not chosen one?"""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from ilonet.access.actor import Actor
from ilonet.lib.clock import Day

ZONE = "Europe/Brussels"  # in which networks are formed and closed; `standing` counts the same


def of_the_authority(on: date | None) -> Any:
    """For deployments: each authority counts its own days, so that a posting ends here when access ends."""
    return on or Day("post__authority__zone")


def of_the_network(on: date | None, actor: Actor) -> date:
    return on or actor.now.astimezone(ZoneInfo(ZONE)).date()
