"""How does an authorisation stand, in words? (C.18)"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ilonet.authorities.models import Appointment

WORDS = {
    "coming": _("begins later"),
    "in_force": _("in force"),
    "expired": _("expired"),
    "revoked": _("revoked"),
}
TONES = {"coming": "act", "in_force": "", "expired": "quiet", "revoked": "quiet"}


@dataclass(frozen=True)
class Line:
    appointment: Appointment
    is_running: bool
    state: Any
    tone: str


def lines_of(appointments: Iterable[Appointment], day: date) -> list[Line]:
    return [
        Line(one, (state := one.state(day)) in {"coming", "in_force"}, WORDS[state], TONES[state])
        for one in appointments
    ]
