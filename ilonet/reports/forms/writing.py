"""What may be typed into a report? Nothing is required of a draft."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from ilonet.places.languages import LANGUAGES
from ilonet.places.models import country_name
from ilonet.places.names import names, resolve
from ilonet.reports.completeness import needed_besides
from ilonet.reports.covering import Covering, id_in
from ilonet.reports.drafting import LONGEST, MOST_SECTIONS
from ilonet.reports.filling import typed as particulars_of
from ilonet.reports.forms.choices import Day, LongLine, lettered
from ilonet.reports.text import Section, Text
from ilonet.reports.vocabulary import (
    CrimeArea,
    Europol,
    Gender,
    Handling,
    Information,
    Kind,
    Level,
    Source,
    Tlp,
    Vulnerability,
)

SECTION = re.compile(r"sections\.(\d{1,2})\.(heading|text)")
NEEDED = ("title", "level", "topics", "countries")  # before it can be released


class Writing(forms.Form):
    """One report being written. Sections and their number come beside it: any number of them, without script."""

    title = forms.CharField(label=lazy("Title"), max_length=LONGEST["title"], required=False, widget=LongLine)
    why = forms.CharField(
        label=lazy("What changed"),
        help_text=lazy("One line for those who read the version before."),
        max_length=LONGEST["why"],
        required=False,
        widget=LongLine,
    )
    kind = forms.ChoiceField(label=lazy("Kind"), choices=Kind.choices)
    level = forms.ChoiceField(
        label=lazy("Level of use"), choices=Level.choices, widget=forms.RadioSelect, required=False
    )
    topics = forms.MultipleChoiceField(
        label=lazy("Topics (Art. 3(4))"), choices=lettered, widget=forms.CheckboxSelectMultiple, required=False
    )
    related_topics = forms.MultipleChoiceField(
        label=lazy("Topic l relates to"),
        help_text=lazy("Needed only when topic l is chosen."),
        choices=lambda: lettered()[:-1],
        widget=forms.CheckboxSelectMultiple,
        required=False,
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
    rights_line = forms.CharField(
        label=lazy("Effect on fundamental rights"),
        help_text=lazy("One line: effect on rights, protection needs seen, safeguard. Needed on topics i, j and l."),
        max_length=LONGEST["rights_line"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    vulnerable = forms.MultipleChoiceField(
        label=lazy("Vulnerable persons concerned"),
        help_text=lazy("Groups only, never the case of one person (Art. 3(2))."),
        choices=Vulnerability.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    gender = forms.ChoiceField(
        label=lazy("Gender dimension"), choices=[("", lazy("not stated")), *Gender.choices], required=False
    )
    source_code = forms.ChoiceField(
        label=lazy("Source"), choices=[("", lazy("not graded")), *Source.choices], required=False
    )
    information_code = forms.ChoiceField(
        label=lazy("Information"), choices=[("", lazy("not graded")), *Information.choices], required=False
    )
    europol = forms.ChoiceField(
        label=lazy("Relevant for Europol?"),
        help_text=lazy(
            "An answer only. Nothing of this report goes there from here; use SIENA or your national channel."
        ),
        choices=[("", lazy("not answered")), *Europol.choices],
        required=False,
    )
    crime_area = forms.ChoiceField(
        label=lazy("Crime area"), choices=[("", lazy("none")), *CrimeArea.choices], required=False
    )
    covered_by = forms.MultipleChoiceField(
        label=lazy("Already covered by"), widget=forms.CheckboxSelectMultiple, required=False
    )
    another_report = forms.CharField(
        label=lazy("Already covered by another report"),
        help_text=lazy("Its address, copied from its page. Whoever may not see that report is shown nothing of it."),
        max_length=300,
        required=False,
        widget=LongLine({"data-ungated": ""}),  # an address of ours, not words
    )
    tlp = forms.ChoiceField(label=lazy("Marking"), choices=Tlp.choices)
    handling = forms.ChoiceField(
        label=lazy("Handling"), choices=[("", lazy("none")), *Handling.choices], required=False
    )
    handling_note = forms.CharField(
        label=lazy("Stated restriction"),
        help_text=lazy("Needed with H3."),
        max_length=LONGEST["handling_note"],
        required=False,
    )
    sensitive = forms.BooleanField(label=lazy("Sensitive non-classified (SNC)"), required=False)
    language = forms.ChoiceField(label=lazy("Language of the text"), choices=list(LANGUAGES.items()))
    valid_until = forms.DateField(label=lazy("Valid until"), widget=Day, required=False)

    def __init__(
        self,
        typed: MultiValueDict[str, str] | None = None,
        *,
        text: Text,
        near: list[str],
        covering: Iterable[Covering] = (),
    ) -> None:
        super().__init__(typed, initial={name: getattr(text, name) for name in SIMPLE})
        chosen = typed.getlist("countries") if typed is not None else []
        known = names("en")
        codes = [code for code in dict.fromkeys([*near, *text.countries, *chosen]) if code in known]
        self.fields["countries"].choices = [(code, country_name(code)) for code in codes]  # type: ignore[attr-defined]
        self.fields["covered_by"].choices = [(one.public_id, one.title) for one in covering]  # type: ignore[attr-defined]
        self.stored = text
        if typed is None:
            self._name_what_is_needed()

    def full_clean(self) -> None:
        """A draft may lack anything; what a release needs is not called optional on the page all the same."""
        super().full_clean()
        self._name_what_is_needed()

    def _name_what_is_needed(self) -> None:
        for name in (*NEEDED, *needed_besides(self.stored)):
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

    def clean_another_report(self) -> str:
        given = self.cleaned_data["another_report"].strip()
        known = {value for value, _label in self.fields["covered_by"].choices}  # type: ignore[attr-defined]
        if given and id_in(given) not in known:
            raise forms.ValidationError(
                _("You can see no released report at this address."), code="report.unknown_report"
            )
        return id_in(given)

    def text(self) -> Text:
        """What was typed; a field that could not be read keeps what it held."""
        said = {name: self.cleaned_data[name] for name in SIMPLE if name in self.cleaned_data}
        if another := self.cleaned_data.get("another_country"):
            said["countries"] = list(dict.fromkeys([*said.get("countries", self.stored.countries), another]))
        if another := self.cleaned_data.get("another_report"):
            said["covered_by"] = list(dict.fromkeys([*said.get("covered_by", ()), another]))
        kind = said.pop("kind", self.stored.kind)
        particulars = particulars_of(self.stored.template, self.data, self.stored.particulars)
        written = replace(self.stored, sections=sections_of(self.data), particulars=particulars, **said)
        return written if kind == written.kind else written.becoming(kind)


SIMPLE = [name for name in Writing.base_fields if name not in {"another_country", "another_report"}]


def sections_of(typed: Any) -> list[Section]:
    """`sections.0.heading`, `sections.0.text`, `sections.1.heading` … in their order; gaps are closed."""
    found: dict[int, Section] = {}
    for name in typed:
        if match := SECTION.fullmatch(name):
            section = found.setdefault(int(match[1]), {"heading": "", "text": ""})
            section[match[2]] = typed[name].replace("\r\n", "\n")
    return [found[number] for number in sorted(found)][: MOST_SECTIONS + 1]
