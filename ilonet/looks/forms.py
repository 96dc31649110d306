"""What does a reviewer say of a passage?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ilonet.looks.hosts import what_masking_does
from ilonet.looks.models import Look
from ilonet.looks.passage import LONGEST
from ilonet.screening.placeholders import placeholder

BEFORE = (
    ("clear", _("No personal data: it can stand as it is")),
    ("mask", _("Mask it: its author can take the masked words with one press")),
    ("refuse", _("Not here: it goes through the lawful channel")),
)
STAYS = ("clear", _("No personal data: it stays as it is"))


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(label=_("What becomes of it"), widget=forms.RadioSelect)
    proposal = forms.CharField(
        label=_("Words in its place"),
        max_length=LONGEST,
        required=False,
        help_text=_("If it is to be masked. Its author sees them before anybody else does."),
    )
    because = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "class": "brief"}),
        help_text=_("In one sentence, without repeating the passage. Its author reads it, and it is kept."),
    )

    def __init__(self, *given: Any, look: Look, **known: Any) -> None:
        super().__init__(*given, **known)
        afterwards = (STAYS, ("mask", what_masking_does(look.noun))) if look.is_afterwards else BEFORE
        self.fields["decision"].choices = afterwards  # type: ignore[attr-defined]
        if look.is_afterwards:
            del self.fields["proposal"]
        else:
            self.fields["proposal"].initial = placeholder(look.kind, look.language)
