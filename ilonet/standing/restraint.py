"""What holds this person back today, as the database says it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ilonet.access.restraint import COUNTRY, QUARANTINE, Restraint
from ilonet.places.models import country_name


def restraint_of(told: dict[str, Any] | None) -> Restraint | None:
    if told is None:
        return None
    until = told["until"]
    if told["kind"] == QUARANTINE:
        return Restraint(QUARANTINE, datetime.fromisoformat(until) if until else None)
    name = country_name(told["country"])
    return Restraint(COUNTRY, date.fromisoformat(until), told["country"], name, told["because"])
