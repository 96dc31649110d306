"""What an authority says when it authorises somebody: who, for which function, to what end, until when (C.18)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ilonet.authorities.models import Appointment
from ilonet.authorities.staff import GIVEN_BY_AN_AUTHORITY


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day(label: Any, **known: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput(), input_formats=["%Y-%m-%d"], **known)


class AuthorisationForm(forms.Form):
    sign_in = forms.CharField(
        label=_("Sign-in name"), max_length=80, help_text=_("An account is opened where there is none.")
    )
    function = forms.ChoiceField(label=_("Function"), choices=[(one.value, one.label) for one in GIVEN_BY_AN_AUTHORITY])
    purpose = forms.CharField(
        label=_("Purpose"),
        max_length=200,
        help_text=_("For which task under the Regulation (Art. 9(3)). No names of persons."),
    )
    from_on = day(_("From"))
    until_on = day(_("Until"), help_text=_("At most twelve months; it can be renewed."))


class RenewalForm(forms.Form):
    purpose = forms.CharField(label=_("Purpose"), max_length=200)
    until_on = day(_("Until"), help_text=_("At most twelve months from today."))
    seen_until = forms.DateField(widget=forms.HiddenInput, input_formats=["%Y-%m-%d"])

    @classmethod
    def of(cls, appointment: Appointment) -> RenewalForm:
        return cls(initial={"purpose": appointment.purpose, "seen_until": appointment.until_on.isoformat()})


class RevocationForm(forms.Form):
    """Nothing to fill in: the press is the act."""
