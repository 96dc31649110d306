"""What is said when a report is opened to more, or its marking is to fall: why, when, to what."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from ilonet.reports.forms.choices import Day
from ilonet.reports.lowering import lower_markings
from ilonet.reports.reasoning import LONGEST


class Wish(forms.Form):
    """Why more should read it; the originator's authority reads this."""

    because = forms.CharField(
        label=lazy("Why should they read it?"),
        max_length=LONGEST["withdraw"],
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": lazy("Say in one sentence why.")},
    )


class Answering(forms.Form):
    """Agreeing may, declining must say something to whoever asked."""

    because = forms.CharField(
        label=lazy("Your answer to whoever asked"),
        help_text=lazy("Needed when you decline."),
        max_length=LONGEST["withdraw"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Lowering(forms.Form):
    """The day from which a lower marking holds; no day, and it stays."""

    on = forms.DateField(label=lazy("From"), widget=Day, required=False)
    to = forms.ChoiceField(label=lazy("The marking falls to"), required=False)

    def __init__(self, typed: Any = None, *, tlp: str, on: date | None = None, to: str = "") -> None:
        super().__init__(typed, initial={"on": on, "to": to})
        self.fields["to"].choices = [(one.value, one.label) for one in lower_markings(tlp)]  # type: ignore[attr-defined]
