"""What may be typed into a report, and in which shape does it come? Nothing is required of a draft."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from ilonet.deployments.vocabulary import Topic
from ilonet.places.languages import LANGUAGES, official
from ilonet.places.models import country_name
from ilonet.places.names import names, resolve, sort_key
from ilonet.reports.completeness import needed_besides
from ilonet.reports.covering import Covering, id_in
from ilonet.reports.drafting import LONGEST, MOST_SECTIONS
from ilonet.reports.filling import typed as particulars_of
from ilonet.reports.reasoning import LONGEST as LONGEST_REASON
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


def countries() -> list[tuple[str, str]]:
    """Codes and names in the reader's language, in its order."""
    return list(_countries(official(get_language() or "en")))


@cache
def _countries(language: str) -> tuple[tuple[str, str], ...]:
    known = sorted(names(language).items(), key=lambda one: sort_key(one[1], language))
    return tuple((code, country_name(code, language)) for code, _name in known)


NEEDED = ("title", "level", "topics", "countries")  # before it can be released


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class LongLine(forms.TextInput):
    """One line, but of the length of a title."""

    def __init__(self) -> None:
        super().__init__(attrs={"class": "long"})


def _lettered() -> list[tuple[str, Any]]:
    return [(one.value, f"{one.value} · {one.label}") for one in Topic]


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
        label=lazy("Topics (Art. 3(4))"), choices=_lettered, widget=forms.CheckboxSelectMultiple, required=False
    )
    related_topics = forms.MultipleChoiceField(
        label=lazy("Topic l relates to"),
        help_text=lazy("Needed only when topic l is chosen."),
        choices=lambda: _lettered()[:-1],
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
        widget=LongLine,
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


class Beginning(forms.Form):
    """The first step: enough to give the draft a name."""

    title = forms.CharField(
        label=lazy("Title"),
        help_text=lazy("What, where, since when. No names of persons, no numbers of documents."),
        max_length=LONGEST["title"],
        strip=True,
        widget=LongLine,
    )
    kind = forms.ChoiceField(label=lazy("Kind"), choices=Kind.choices)
    language = forms.ChoiceField(label=lazy("Language of the text"), choices=list(LANGUAGES.items()))
    post = forms.ChoiceField(label=lazy("Written at the post"))

    def __init__(self, typed: MultiValueDict[str, str] | None = None, *, posts: list[tuple[str, str]]) -> None:
        super().__init__(typed, initial={"language": official(get_language() or "en")})
        self.fields["post"].choices = posts  # type: ignore[attr-defined]
        if len(posts) == 1:
            del self.fields["post"]


class Reason(forms.Form):
    """Why a report goes back: to its author, or to its originator."""

    because = forms.CharField(
        label=lazy("Reason"),
        max_length=LONGEST_REASON["withdraw"],
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": lazy("Say in one sentence why.")},
    )


class Objection(forms.Form):
    """What the author reads when the back office returns a draft."""

    because = forms.CharField(
        label=lazy("What should be changed"),
        max_length=LONGEST_REASON["return"],
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": lazy("Say in one sentence what should be changed.")},
    )


class Moment(forms.HiddenInput):
    """Carried from page to page with its zone, as it stands in the address bar."""

    def format_value(self, value: Any) -> str:
        return str(value.isoformat()) if value else ""


class Narrowing(forms.Form):
    """The filters of the list."""

    topic = forms.ChoiceField(label=lazy("Topic"), required=False)
    country = forms.ChoiceField(label=lazy("Country"), required=False)
    authority = forms.ChoiceField(label=lazy("Authority"), required=False)
    kind = forms.ChoiceField(label=lazy("Kind"), required=False)
    level = forms.ChoiceField(label=lazy("Level of use"), required=False)
    language = forms.ChoiceField(label=lazy("Language"), required=False)
    since = forms.DateField(label=lazy("Period from"), widget=Day, required=False)
    until = forms.DateField(label=lazy("Period until"), widget=Day, required=False)
    new = forms.CharField(label=lazy("New since"), widget=Moment, required=False)  # set by a link of the home page

    def __init__(self, narrowed: dict[str, Any], authorities: list[tuple[str, str]]) -> None:
        chosen = {name: ",".join(value) if isinstance(value, tuple) else value for name, value in narrowed.items()}
        super().__init__(initial=chosen, auto_id="by_%s")
        known: dict[str, Any] = {
            "topic": _lettered(),
            "country": countries(),
            "authority": authorities,
            "kind": Kind.choices,
            "level": Level.choices,
            "language": list(LANGUAGES.items()),
        }
        for name, choices in known.items():
            several = len(narrowed.get(name) or ()) > 1
            offered = [(chosen[name], _("several"))] if several else []
            self.fields[name].choices = [("", _("all")), *offered, *choices]  # type: ignore[attr-defined]
        if "when" in narrowed:
            self.fields["when"] = forms.CharField(initial=chosen["when"], widget=forms.HiddenInput)


def filters(narrowed: dict[str, Any], authorities: list[tuple[str, str]]) -> SafeString:
    """`Narrowing` as it stands on the page: hundreds of choices, the same for all who ask for the same."""
    return _filters(get_language(), tuple(narrowed.items()), tuple(authorities))


@lru_cache(maxsize=50)
def _filters(_language: str | None, narrowed: tuple[Any, ...], authorities: tuple[Any, ...]) -> SafeString:
    """Written from its arguments alone, so that nobody is shown what another asked for."""
    return SafeString(Narrowing(dict(narrowed), list(authorities)))
