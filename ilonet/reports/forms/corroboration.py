"""What a reader may say of a report: one of three, in one line at most."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as lazy

from ilonet.reports.corroborating import LONGEST_LINE
from ilonet.reports.forms.choices import LongLine
from ilonet.reports.models import Says

MOST = 2**31 - 1
CHOICES = [
    (Says.CONFIRMED.value, lazy("We have seen the same")),
    (Says.CONTRADICTED.value, lazy("We have seen otherwise")),
    (Says.OUTDATED.value, lazy("It is out of date")),
]


class Corroborating(forms.Form):
    version = forms.IntegerField(required=False, min_value=0, max_value=MOST, widget=forms.HiddenInput)  # that was read
    says = forms.ChoiceField(
        label=lazy("What have you seen?"),
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Choose one of the three.")},
    )
    line = forms.CharField(
        label=lazy("In one line"),
        help_text=lazy("Where and when, not who told you."),
        max_length=LONGEST_LINE,
        required=False,
        widget=LongLine,
    )
    alone = forms.BooleanField(
        label=lazy("Only the originator may know that we said so"),
        help_text=lazy("Then nobody else sees or counts it."),
        required=False,
    )
