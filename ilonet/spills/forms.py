"""Why something is hidden, and why it need not have been."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as lazy

from ilonet.reports.covering import id_in
from ilonet.reports.reasoning import LONGEST


class Pressing(forms.Form):
    """One line: what kind of thing, never the thing itself."""

    because = forms.CharField(
        label=lazy("Why is it hidden?"),
        help_text=lazy("The kind of thing only: “passport number in a table”. Never the number or the name itself."),
        max_length=LONGEST["withdraw"],
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": lazy("Say in one sentence why.")},
    )


class Undoing(forms.Form):
    because = forms.CharField(
        label=lazy("Why was it none?"),
        max_length=LONGEST["withdraw"],
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": lazy("Say in one sentence why.")},
    )


class Finding(forms.Form):
    """A report of which somebody told by other means."""

    address = forms.CharField(
        label=lazy("Address of the report"),
        help_text=lazy("Copied from its page, as whoever told you of it sees it."),
        max_length=300,
        error_messages={"required": lazy("Paste the address of the report.")},
    )

    def clean_address(self) -> str:
        found = id_in(self.cleaned_data["address"])
        if not found:
            raise forms.ValidationError(lazy("There is no report at this address."), code="spill.no_address")
        return found
