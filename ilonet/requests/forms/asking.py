"""What may be typed into a request? Nothing is required of a draft."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from ilonet.places.languages import LANGUAGES, official
from ilonet.places.models import country_name
from ilonet.places.names import names, resolve
from ilonet.reports.forms.choices import Day, LongLine, lettered
from ilonet.requests.asking import LONGEST, MOST_QUESTIONS, Asking, due_after
from ilonet.requests.vocabulary import MARKINGS, Urgency

QUESTION = re.compile(r"questions\.(\d{1,2})")
NEEDED = ("title", "topics", "countries")  # before it can be sent
FEWEST_BOXES = 3


class Beginning(forms.Form):
    """Enough to give the draft a name."""

    title = forms.CharField(
        label=lazy("Title"),
        help_text=lazy("What you want to know, where. No names of persons, no numbers of documents."),
        max_length=LONGEST["title"],
        widget=LongLine,
    )
    language = forms.ChoiceField(label=lazy("Language of the request"), choices=list(LANGUAGES.items()))
    asker = forms.ChoiceField(label=lazy("Asked by"))

    def __init__(
        self, typed: MultiValueDict[str, str] | None = None, *, askers: list[tuple[str, str]], title: str = ""
    ) -> None:
        super().__init__(typed, initial={"language": official(get_language() or "en"), "title": title})
        self.fields["asker"].choices = askers  # type: ignore[attr-defined]
        if len(askers) == 1:
            del self.fields["asker"]


class AskingForm(forms.Form):
    """One request being written; its questions come beside it, any number of them, without script."""

    title = forms.CharField(label=lazy("Title"), max_length=LONGEST["title"], required=False, widget=LongLine)
    background = forms.CharField(
        label=lazy("Background"),
        help_text=lazy("Why you ask, and what you know already. Never about one person."),
        max_length=LONGEST["background"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    topics = forms.MultipleChoiceField(
        label=lazy("Topics (Art. 3(4))"), choices=lettered, widget=forms.CheckboxSelectMultiple, required=False
    )
    countries = forms.MultipleChoiceField(label=lazy("Countries"), widget=forms.CheckboxSelectMultiple, required=False)
    another_country = forms.CharField(
        label=lazy("Another country"),
        help_text=lazy("A name in any official language, or a code. Save to add a further one."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"list": "countries", "autocomplete": "off"}),
    )
    period_from = forms.DateField(label=lazy("Period from"), widget=Day, required=False)
    period_until = forms.DateField(label=lazy("Period until"), widget=Day, required=False)
    urgency = forms.ChoiceField(label=lazy("How soon"), choices=Urgency.choices, widget=forms.RadioSelect)
    due_on = forms.DateField(
        label=lazy("Answers wanted by"),
        help_text=lazy("Leave it empty to follow from how soon you need them."),
        widget=Day,
        required=False,
    )
    tlp = forms.ChoiceField(
        label=lazy("Marking"), help_text=lazy("Answers and the compilation carry it too."), choices=MARKINGS
    )
    language = forms.ChoiceField(label=lazy("Language of the request"), choices=list(LANGUAGES.items()))

    def __init__(
        self, typed: MultiValueDict[str, str] | None = None, *, asking: Asking, near: Iterable[str], today: date
    ) -> None:
        super().__init__(typed, initial={name: getattr(asking, name) for name in SIMPLE})
        chosen = typed.getlist("countries") if typed is not None else []
        known = names("en")
        codes = [code for code in dict.fromkeys([*near, *asking.countries, *chosen]) if code in known]
        self.fields["countries"].choices = [(code, country_name(code)) for code in codes]  # type: ignore[attr-defined]
        self.stored, self.today = asking, today
        self._name_what_is_needed()

    def full_clean(self) -> None:
        """A draft may lack anything; what sending needs is not called optional on the page all the same."""
        for name in NEEDED:
            self.fields[name].required = False
        super().full_clean()
        self._name_what_is_needed()

    def _name_what_is_needed(self) -> None:
        for name in NEEDED:
            self.fields[name].required = True

    def clean_another_country(self) -> str:
        given = self.cleaned_data["another_country"].strip()
        if not given:
            return ""
        found = resolve(given)
        if found.code is None:
            raise forms.ValidationError(
                _("No country has this name. Choose one from the list, or type its code."), code="country.unknown"
            )
        return found.code

    def asking(self) -> Asking:
        """What was typed; a field that could not be read keeps what it held."""
        said = {name: self.cleaned_data[name] for name in SIMPLE if name in self.cleaned_data}
        if another := self.cleaned_data.get("another_country"):
            said["countries"] = list(dict.fromkeys([*said.get("countries", self.stored.countries), another]))
        if "due_on" in said and said["due_on"] is None and said.get("urgency"):
            said["due_on"] = due_after(said["urgency"], self.today)
        return replace(self.stored, questions=questions_of(self.data), **said)


SIMPLE = [name for name in AskingForm.base_fields if name != "another_country"]


def questions_of(typed: Any) -> list[str]:
    """`questions.0`, `questions.1` … in their order; empty ones are left out."""
    found = {int(match[1]): typed[name] for name in typed if (match := QUESTION.fullmatch(name))}
    said = [found[number].replace("\r\n", "\n").strip() for number in sorted(found)]
    return [one for one in said if one][: MOST_QUESTIONS + 1]


def boxes(questions: list[str]) -> list[str]:
    """Those asked, and at least one more to write in while there may be more."""
    return [*questions, *[""] * max(FEWEST_BOXES - len(questions), 1)][:MOST_QUESTIONS]
