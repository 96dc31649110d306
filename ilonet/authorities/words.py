"""How does an authorisation stand, in words? (C.18)"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ilonet.authorities.access import GIVEN_BY_ADMINISTRATORS

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
    who_else: Any  # who renews and revokes, where the reader may not


def lines_of(appointments: Iterable[Appointment], day: date, reader: int | None) -> list[Line]:
    """`reader` is the account that looks."""
    return [
        Line(
            one, (state := one.state(day)) in {"coming", "in_force"}, WORDS[state], TONES[state], _who_else(one, reader)
        )
        for one in appointments
    ]


def _who_else(one: Appointment, reader: int | None) -> Any:
    if one.account_id == reader:
        return _("yourself: a colleague renews")
    if one.function == GIVEN_BY_ADMINISTRATORS:
        return _("a national administrator renews")
    return _("not the authority's to give")
