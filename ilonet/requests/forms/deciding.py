"""What is said when an addressee declines, an answer goes back, or somebody withdraws?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as lazy

from ilonet.deployments.vocabulary import Topic
from ilonet.places.languages import LANGUAGES
from ilonet.reports.forms.choices import countries, lettered
from ilonet.reports.reasoning import LONGEST as LONGEST_REASON
from ilonet.requests.desk import LONGEST as LONGEST_DECLINE
from ilonet.requests.models import Answer, Request
from ilonet.requests.publishing import LONGEST as LONGEST_COMPILATION
from ilonet.requests.vocabulary import Allows


class Declining(forms.Form):
    because = forms.CharField(
        label=lazy("Reason"),
        help_text=lazy("Whoever asked will read it. You need not give one."),
        max_length=LONGEST_DECLINE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class Withdrawing(forms.Form):
    because = forms.CharField(
        label=lazy("Reason"),
        max_length=LONGEST_REASON["withdraw"],
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": lazy("Say in one sentence why.")},
    )


class Publishing(forms.Form):
    """The asker's own words, and which answers go with them."""

    foreword = forms.CharField(
        label=lazy("In your own words"),
        help_text=lazy("What the answers mean for the network. The synthesis below writes itself."),
        max_length=LONGEST_COMPILATION["foreword"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    language = forms.ChoiceField(label=lazy("Language of these words"), choices=list(LANGUAGES.items()))
    answers = forms.MultipleChoiceField(label=lazy("Answers that go with it"), widget=forms.CheckboxSelectMultiple)

    def __init__(
        self,
        typed: MultiValueDict[str, str] | None = None,
        *,
        request: Request,
        answers: list[tuple[Answer, str]],
        foreword: str = "",
        chosen: list[int] | None = None,
    ) -> None:
        open_ = [one for one, _label in answers if one.allows == Allows.READERS]
        taken = [one for one, _label in answers if one.pk in chosen] if chosen is not None else open_
        super().__init__(
            typed,
            initial={
                "foreword": foreword,
                "language": request.language,
                "answers": [str(one.public_id) for one in taken],
            },
        )
        self.fields["answers"].choices = [(str(one.public_id), label) for one, label in answers]  # type: ignore[attr-defined]
        self.known = {str(one.public_id): one for one, _label in answers}

    def chosen(self) -> list[Answer]:
        return [self.known[one] for one in self.cleaned_data.get("answers", ()) if one in self.known]


class Narrowing(forms.Form):
    """The filters of the list."""

    topic = forms.ChoiceField(label=lazy("Topic"), required=False)
    country = forms.ChoiceField(label=lazy("Country"), required=False)
    state = forms.ChoiceField(label=lazy("State"), required=False)

    def __init__(self, narrowed: dict[str, Any]) -> None:
        super().__init__(initial=narrowed, auto_id="by_%s")
        known: dict[str, Any] = {"topic": lettered(), "country": countries(), "state": STATES.items()}
        for name, choices in known.items():
            self.fields[name].choices = [("", lazy("all")), *choices]  # type: ignore[attr-defined]


STATES = {"open": lazy("open"), "late": lazy("past the day"), "closed": lazy("closed")}
TOPICS = {one.value: one.label for one in Topic}
