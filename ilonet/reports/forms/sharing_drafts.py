"""What is said when a draft is shared: for how long, and what its author would like to hear."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from ilonet.reports.reasoning import LONGEST
from ilonet.reports.sharing_drafts import DAYS


def spans() -> list[tuple[int, str]]:
    """In the reader's language, so asked for anew with each form."""
    return [(one, ngettext("%(n)s day", "%(n)s days", one) % {"n": one}) for one in DAYS]


class Guests(forms.Form):
    """With whom stands beside it, chosen from the register."""

    note = forms.CharField(
        label=lazy("What would you like to hear from them?"),
        max_length=LONGEST["withdraw"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    days = forms.TypedChoiceField(
        label=lazy("They can read it for"),
        coerce=int,
        choices=spans,
        initial=DAYS[1],
    )
