"""What does the Secretariat say when it forms, changes or closes a network?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ilonet.lib.choosing import AmongMany
from ilonet.networks.models import Network, NetworkQuerySet
from ilonet.places import naming
from ilonet.places.facts import third_country
from ilonet.places.languages import official
from ilonet.places.lookup import resolve
from ilonet.places.models import country_name
from ilonet.screening.gate import screen

BETWEEN = re.compile(r"[\n;]+")
MOST_PLACES = 60


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class NetworkForm(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("Of the place or region, never of a person."),
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=Network.Kind.choices,
        widget=forms.RadioSelect,
        help_text=_("Local: one country. Regional: several countries that work as one place."),
    )
    countries = forms.CharField(
        label=_("Places"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=6000,
        help_text=_(
            "One country a line, by name in any official language or by code. Officers posted there are members."
        ),
    )
    seat = forms.CharField(
        label=_("Seat"),
        max_length=120,
        required=False,
        help_text=_("The country where a regional network sits; it decides who facilitates (Art. 5(2))."),
    )
    from_on = forms.DateField(label=_("Formed on"), widget=day_input())
    neighbours = forms.MultipleChoiceField(
        label=_("Neighbour networks"),
        required=False,
        widget=AmongMany(),
        help_text=_("Similar networks in the country and around it (Art. 5(1)(h))."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, others: NetworkQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = {str(one.public_id): one for one in sorted(others, key=str)}
        field: Any = self.fields["neighbours"]
        field.choices = [
            (heading, [(key, str(one)) for key, one in self.others.items() if one.kind == kind])
            for kind, heading in (
                (Network.Kind.REGIONAL, _("Regional networks")),
                (Network.Kind.LOCAL, _("Local networks")),
            )
        ]

    def clean_name(self) -> str:
        name: str = " ".join(self.cleaned_data["name"].split())
        if any(str(one).casefold() == name.casefold() for one in self.others.values()):
            raise forms.ValidationError(_("There is a network of this name. Choose another, or change that one."))
        if findings := screen(name, field="name").stopping:
            raise forms.ValidationError([f"{finding.message} {finding.advice}" for finding in findings])
        return name

    def clean_countries(self) -> list[str]:
        written = [part.strip() for part in BETWEEN.split(self.cleaned_data["countries"]) if part.strip()]
        if len(written) > MOST_PLACES:
            raise forms.ValidationError(_("A network has at most %(most)s places."), params={"most": MOST_PLACES})
        return sorted({_country(part) for part in written})

    def clean_seat(self) -> str:
        written = self.cleaned_data["seat"].strip()
        return _country(written) if written else ""

    def clean(self) -> dict[str, Any]:
        known = super().clean() or {}
        countries, seat = known.get("countries", []), known.get("seat", "")
        if known.get("kind") == Network.Kind.LOCAL and len(countries) > 1:
            self.add_error("kind", _("A local network has one country. Choose regional, or leave one country."))
        if seat and countries and seat not in countries:
            self.add_error("seat", _("The seat is one of the places. Add it there, or choose another."))
        if on := known.get("from_on"):
            for code in countries:
                if not third_country(code, on):
                    self.add_error("countries", _within_the_area(code))
        return known

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("name", "kind", "countries", "seat", "from_on")}

    @property
    def chosen_neighbours(self) -> list[Network]:
        return [self.others[key] for key in self.cleaned_data["neighbours"]]


class ClosingForm(forms.Form):
    until_on = forms.DateField(
        label=_("Last day"),
        widget=day_input(),
        help_text=_("After this day nobody is a member; what was shared keeps its other readers."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


def first(country: str | None, today: date) -> dict[str, Any]:
    """A network that is due comes with its country filled in."""
    known = country if country in naming.names("en") else None
    name = naming.name(known, official(get_language() or "en")) if known else ""
    return {"kind": Network.Kind.LOCAL, "countries": name, "name": name, "from_on": today}


def initial(network: Network, neighbours: Iterable[Network]) -> dict[str, Any]:
    """The network as its form shows it; countries by name, because people write names."""
    language = official(get_language() or "en")
    return {
        "name": network.name,
        "kind": network.kind,
        "countries": "\n".join(naming.name(code, language) for code in network.countries),
        "seat": naming.name(network.seat, language) if network.seat else "",
        "from_on": network.from_on,
        "neighbours": [str(one.public_id) for one in neighbours],
        "version": network.version,
    }


def _country(written: str) -> str:
    found = resolve(written)
    if found.code:
        return found.code
    if found.candidates:
        raise forms.ValidationError(
            gettext("“%(written)s” is not clear. Did you mean %(names)s? Write one of these.")
            % {"written": written[:40], "names": ", ".join(country_name(code) for code in found.candidates)}
        )
    raise forms.ValidationError(
        gettext("There is no country “%(written)s”. Write its name in an official language, or its code.")
        % {"written": written[:40]}
    )


def _within_the_area(code: str) -> str:
    return gettext("Officers are posted to third countries (Art. 2(2)); %(country)s is none.") % {
        "country": country_name(code)
    }
