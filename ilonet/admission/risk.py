"""Set a country to reading only: with a reason that the concerned read, and an end (R-DP-7)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ilonet.admission.access import GUARDS
from ilonet.admission.models import CountryRisk
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal, not_allowed
from ilonet.places.models import Country
from ilonet.screening.gate import screen

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

LONGEST = timedelta(days=366)


def set_risk(country: str, reason: str, from_on: date, until_on: date, *, by: Actor) -> CountryRisk:
    """Raises Refusal."""
    if GUARDS not in by.functions:
        raise not_allowed("set")
    if not Country.objects.filter(pk=country).exists():
        raise Refusal(
            "country.unknown", _("There is no such country."), _("Choose one from the list."), field="country"
        )
    if len(reason.strip()) < 10:
        raise Refusal(
            "country_risk.no_reason", _("The reason is missing."), _("Say in one sentence why."), field="reason"
        )
    for finding in screen(reason, field="reason").stopping:
        raise Refusal(f"screening.{finding.class_}", finding.message, finding.advice, field="reason")
    if from_on < clock.today():
        raise Refusal(
            "country_risk.starts_in_past", _("It starts in the past."), _("Choose today or later."), field="from_on"
        )
    if not from_on <= until_on <= from_on + LONGEST:
        raise Refusal(
            "country_risk.length",
            _("It ends before it starts, or lasts longer than a year."),
            _("Choose another last day."),
            field="until_on",
        )
    with transaction.atomic():
        made: CountryRisk = CountryRisk.objects.create(
            country_id=country,
            reason=reason.strip(),
            from_on=from_on,
            until_on=until_on,
            set_by_id=by.account_id,  # type: ignore[misc]
        )
        made.begin(by=by)
    return made
