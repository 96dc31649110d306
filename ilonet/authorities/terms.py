"""For how long and to what end is somebody authorised? Never without a purpose and an end date (Art. 9(3), C.18)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ilonet.lib import clock
from ilonet.lib.refusals import Refusal, overtaken
from ilonet.screening.gate import screen

if TYPE_CHECKING:
    from ilonet.authorities.models import Appointment

LONGEST = timedelta(days=366)  # twelve months, security.md 4.5
SHORTEST_PURPOSE = 10  # characters


def insist_on_terms(purpose: str, from_on: date, until_on: date) -> None:
    """Raises Refusal."""
    if len(purpose.strip()) < SHORTEST_PURPOSE:
        raise Refusal(
            "appointment.no_purpose",
            _("The purpose is missing."),
            _("Say for which task under the Regulation this person is authorised (Art. 9(3))."),
            field="purpose",
        )
    for finding in screen(purpose, field="purpose").stopping:
        raise Refusal(f"screening.{finding.class_}", finding.message, finding.advice, field="purpose")
    if until_on < from_on:
        raise Refusal(
            "appointment.ends_before_it_starts",
            _("The authorisation ends before it starts."),
            _("Mend one of the two days."),
            field="until_on",
        )
    if until_on - from_on > LONGEST:
        raise Refusal(
            "appointment.too_long",
            _("An authorisation lasts at most twelve months."),
            _("Choose an earlier end; it can be renewed."),
            field="until_on",
        )


def insist_on_running(appointment: Appointment) -> None:
    if appointment.state(clock.today(appointment.zone)) not in {"coming", "in_force"}:
        raise Refusal(
            "appointment.is_over",
            _("The authorisation has ended."),
            _("Authorise the person anew."),
            status=409,
        )


def insist_on_seen(appointment: Appointment, seen_until: date) -> None:
    if appointment.until_on != seen_until:
        raise overtaken()
