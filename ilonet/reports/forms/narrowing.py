"""By what may the list of reports be narrowed, and how does that stand on the page?"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from ilonet.places.languages import LANGUAGES
from ilonet.reports.forms.choices import Day, countries, lettered
from ilonet.reports.narrowing import GRADINGS
from ilonet.reports.vocabulary import Europol, Kind, Level, Vulnerability


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
    vulnerable = forms.ChoiceField(label=lazy("Vulnerable persons"), required=False)
    grading = forms.ChoiceField(label=lazy("Grading"), required=False)
    europol = forms.ChoiceField(label=lazy("Relevant for Europol"), required=False)
    since = forms.DateField(label=lazy("Period from"), widget=Day, required=False)
    until = forms.DateField(label=lazy("Period until"), widget=Day, required=False)
    new = forms.CharField(label=lazy("New since"), widget=Moment, required=False)  # set by a link of the home page

    def __init__(self, narrowed: dict[str, Any], authorities: list[tuple[str, str]]) -> None:
        chosen = {name: ",".join(value) if isinstance(value, tuple) else value for name, value in narrowed.items()}
        super().__init__(initial=chosen, auto_id="by_%s")
        known: dict[str, Any] = {
            "topic": lettered(),
            "country": countries(),
            "authority": authorities,
            "kind": Kind.choices,
            "level": Level.choices,
            "language": list(LANGUAGES.items()),
            "vulnerable": Vulnerability.choices,
            "grading": [(one, one) for one in GRADINGS],
            "europol": Europol.choices,
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
