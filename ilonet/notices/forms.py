"""What is sent to follow something, and how and when one wants a mail."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ilonet.notices.models import Delivery, Feed, Pace, Subscription


class PaceForm(forms.Form):
    pace = forms.ChoiceField(label=_("By mail"), choices=Pace.choices)


class FollowForm(forms.Form):
    kind = forms.ChoiceField(choices=Subscription.Kind.choices)
    key = forms.CharField(max_length=36)
    pace = forms.ChoiceField(choices=Pace.choices, required=False)

    def clean_pace(self) -> str:
        return self.cleaned_data["pace"] or Pace.DAILY


class FeedForm(forms.Form):
    kind = forms.ChoiceField(label=_("What it shows"), choices=Feed.Kind.choices)
    label = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_("The program and the device, so that you know later which one to end."),
    )


def hours() -> list[tuple[int, str]]:
    """Of the reader's day; which zone that is stands beneath the form."""
    return [(hour, gettext("%(hour)s h") % {"hour": hour}) for hour in range(24)]


class DeliveryForm(forms.ModelForm):  # type: ignore[type-arg]
    pace = forms.ChoiceField(
        label=_("A mail about what is asked of you or is yours"),
        choices=Pace.choices,
        help_text=_("What you follow has its own. Early warnings come at once, always."),
    )
    hour = forms.TypedChoiceField(label=_("Daily and weekly mails at"), coerce=int, choices=hours)
    weekday = forms.TypedChoiceField(label=_("Weekly mails on"), coerce=int, choices=[*WEEKDAYS.items()])
    quiet_from = forms.TypedChoiceField(label=_("No mail from"), coerce=int, choices=hours)
    quiet_until = forms.TypedChoiceField(
        label=_("until"),
        coerce=int,
        choices=hours,
        help_text=_("What comes meanwhile waits. The same hour twice means that none is quiet."),
    )

    class Meta:
        model = Delivery
        fields = ["pace", "hour", "weekday", "quiet_from", "quiet_until"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Names of days are in the reader's language, so they are asked for anew."""
        super().__init__(*args, **kwargs)
        self.fields["weekday"].choices = [*WEEKDAYS.items()]  # type: ignore[attr-defined]
