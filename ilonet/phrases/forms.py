"""What is sent to keep a phrase."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ilonet.phrases.keeping import LONGEST


class Keeping(forms.Form):
    words = forms.CharField(
        label=_("Phrase"),
        help_text=_(
            "A sentence that you write again and again. Only you see it here; in a report it is judged like any other."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "class": "brief"}),
        error_messages={"required": _("Write the sentence.")},
    )
