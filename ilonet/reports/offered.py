"""What narrows a list further, and what holds already? Each value with the address that adds it or takes it away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from ilonet.deployments.vocabulary import Topic
from ilonet.places.languages import LANGUAGES
from ilonet.places.models import country_name
from ilonet.reports.facets import Facets
from ilonet.reports.narrowing import FACETS
from ilonet.reports.vocabulary import Europol, Kind, Vulnerability

SHOWN = 8  # values of a facet before “all”
NOT_KEPT = ("after", "facet", "format", "count")
TITLES: dict[str, Any] = {
    "topic": gettext_lazy("Topic"),
    "country": gettext_lazy("Country"),
    "authority": gettext_lazy("Authority"),
    "when": gettext_lazy("Released"),
    "language": gettext_lazy("Language"),
    "kind": gettext_lazy("Kind"),
    "vulnerable": gettext_lazy("Vulnerable persons"),
    "grading": gettext_lazy("Grading"),
    "europol": gettext_lazy("Relevant for Europol"),
}


@dataclass(frozen=True)
class Value:
    label: str
    address: str
    count: int
    is_current: bool
    key: str


@dataclass(frozen=True)
class Facet:
    name: str
    title: str
    values: tuple[Value, ...]
    every: int  # how many values there are
    whole: str  # the address that shows all of them, if some are left out
    is_partial: bool

    @property
    def is_chosen(self) -> bool:
        return any(one.is_current for one in self.values)


@dataclass(frozen=True)
class Address:
    """What stands in the address bar, and the same with one thing changed; another list begins at its top."""

    path: str
    query: Mapping[str, str]

    def but(self, **changed: str) -> str:
        told = {name: value for name, value in self.query.items() if name not in NOT_KEPT} | changed
        query = urlencode({name: value for name, value in told.items() if value}, safe=",")
        return f"{self.path}?{query}" if query else self.path

    def toggled(self, name: str, value: str, chosen: tuple[str, ...]) -> str:
        kept = [one for one in chosen if one != value] if value in chosen else [*chosen, value]
        return self.but(**{name: ",".join(kept)})


def offered(found: Facets, narrowed: Mapping[str, Any], here: Address, *, whole: str | None = None) -> list[Facet]:
    """Of each facet what most reports have, what is chosen always; all of it where `whole` names the facet."""
    return [
        _facet(name, found, narrowed.get(name) or (), here, every=whole == name)
        for name in FACETS
        if found.counts.get(name) or narrowed.get(name)
    ]


def chips(narrowed: Mapping[str, Any], here: Address) -> list[dict[str, str]]:
    """Each value that holds, with the address without it."""
    return [
        {
            "label": _("%(field)s: %(value)s") % {"field": TITLES[name], "value": label(name, value)},
            "address": here.toggled(name, value, narrowed[name]),
        }
        for name in FACETS
        for value in narrowed.get(name) or ()
    ]


def label(name: str, value: str) -> str:
    said = LABELS.get(name)
    return str(said(value)) if said else value


def _facet(name: str, found: Facets, chosen: tuple[str, ...], here: Address, *, every: bool) -> Facet:
    counts = found.counts.get(name, Counter())
    known = _months_where_asked(counts, chosen) if name == "when" else list(counts)
    known = sorted({*known, *chosen}, key=_order(name, counts, chosen))
    shown = known if every else known[: max(SHOWN, len(chosen))]
    return Facet(
        name=name,
        title=str(TITLES[name]),
        values=tuple(
            Value(label(name, one), here.toggled(name, one, chosen), counts[one], one in chosen, one) for one in shown
        ),
        every=len(known),
        whole=here.but(facet=name) if len(shown) < len(known) else "",
        is_partial=name in found.partial,
    )


def _order(name: str, counts: Counter[str], chosen: tuple[str, ...]) -> Callable[[str], Any]:
    if name == "when":  # each year, and its months behind it
        return lambda one: (-int(one[:4]), one[4:] != "", [-ord(each) for each in one[4:]])
    return lambda one: (one not in chosen, -counts[one], label(name, one))


def _months_where_asked(counts: Counter[str], chosen: tuple[str, ...]) -> list[str]:
    """Years; the months of those that were chosen, or of the only one."""
    years = {one[:4] for one in counts}
    opened = {one[:4] for one in chosen} or (years if len(years) == 1 else set())
    return [one for one in counts if len(one) == 4 or one[:4] in opened]


def _when(value: str) -> str:
    if len(value) == 4:
        return value
    form = pgettext("a month; letters of Django's date filter", "F Y")
    return date_format(date(int(value[:4]), int(value[5:]), 1), form)


def _topic(value: str) -> str:
    return f"{value} · {Topic(value).label}"


LABELS: dict[str, Callable[[str], Any]] = {
    "topic": _topic,
    "country": country_name,
    "when": _when,
    "language": lambda value: LANGUAGES.get(value, value),
    "kind": lambda value: Kind(value).label if value in Kind.values else value,
    "vulnerable": lambda value: Vulnerability(value).label,
    "europol": lambda value: Europol(value).label,
}
