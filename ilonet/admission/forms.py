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
    sign_in = forms.CharField(label=_("Sign-in name"), max_length=80)
    field_order = ["sign_in", "reason"]


class Press(forms.Form):
    """Nothing to fill in: the press is the act."""
