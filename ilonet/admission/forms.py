"""What is said when an account is suspended, won back or confirmed."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("In a few words, without names. The authority's own people see it."),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code that the person reads out"), max_length=12, help_text=_("Six figures; spaces do not matter.")
    )

    def __init__(self, *given: object, **known: object) -> None:
        super().__init__(*given, **known)  # type: ignore[arg-type]
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}


class LockForm(ReasonForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("In a few words, without names. Technical administrators and those who oversee accounts see it."),
    )
    sign_in = forms.CharField(label=_("Sign-in name"), max_length=80)
    field_order = ["sign_in", "reason"]


class Press(forms.Form):
    """Nothing to fill in: the press is the act."""


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class RiskForm(forms.Form):
    country = forms.ChoiceField(
        label=_("Country"), help_text=_("In which the officer's present post is, by the register.")
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("One sentence; whoever is held back reads it on every page.")
    )
    from_on = forms.DateField(label=_("From"), widget=DayInput(), input_formats=["%Y-%m-%d"])
    until_on = forms.DateField(
        label=_("Until"),
        widget=DayInput(),
        input_formats=["%Y-%m-%d"],
        help_text=_("At most a year; it can be set anew."),
    )

    def __init__(self, *given: object, countries: list[tuple[str, str]], **known: object) -> None:
        super().__init__(*given, **known)  # type: ignore[arg-type]
        self.fields["country"].choices = [("", ""), *countries]  # type: ignore[attr-defined]
