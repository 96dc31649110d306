"""What is sent to follow something, and how soon one wants a mail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ilonet.notices.models import Pace, Subscription


class PaceForm(forms.Form):
    pace = forms.ChoiceField(label=_("By mail"), choices=Pace.choices)


class FollowForm(forms.Form):
    kind = forms.ChoiceField(choices=Subscription.Kind.choices)
    key = forms.CharField(max_length=36)
    pace = forms.ChoiceField(choices=Pace.choices, required=False)

    def clean_pace(self) -> str:
        return self.cleaned_data["pace"] or Pace.DAILY
