"""Which day is it for a network, when the reader has not chosen one?"""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import DateField, DateTimeField, F, Func, Value
from django.db.models.functions import Cast

from ilonet.access.actor import Actor

ZONE = "Europe/Brussels"  # in which networks are formed and closed; `standing` counts the same


def of_the_authority(on: date | None, actor: Actor) -> Any:
    """For deployments: each authority counts its own days, so that a posting ends here when access ends.

    The moment is that of the actor's standing, asked once; `ilonet_day` would ask the clock for every row.
    """
    if on:
        return on
    moment = Value(actor.now, output_field=DateTimeField())
    there = Func(F("post__authority__zone"), moment, function="timezone", output_field=DateTimeField())
    return Cast(there, DateField())


def of_the_network(on: date | None, actor: Actor) -> date:
    return on or actor.now.astimezone(ZoneInfo(ZONE)).date()
