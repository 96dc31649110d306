"""What is said when a report takes a step: why it goes back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as lazy

from ilonet.reports.reasoning import LONGEST as LONGEST_REASON


class Reason(forms.Form):
    """Why a report goes back: to its author, or to its originator."""

    because = forms.CharField(
        label=lazy("Reason"),
        max_length=LONGEST_REASON["withdraw"],
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": lazy("Say in one sentence why.")},
    )


class Objection(forms.Form):
    """What the author reads when the back office returns a draft."""

    because = forms.CharField(
        label=lazy("What should be changed"),
        max_length=LONGEST_REASON["return"],
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": lazy("Say in one sentence what should be changed.")},
    )
