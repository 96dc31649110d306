"""How is a request laid out for reading: its facts, its marking, how far the answers are?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ilonet.deployments.vocabulary import Topic
from ilonet.places.languages import LANGUAGES
from ilonet.places.models import country_name
from ilonet.reports.vocabulary import Tlp
from ilonet.requests.models import Addressee, Request
from ilonet.requests.vocabulary import Urgency


@dataclass(frozen=True)
class OfOne:
    """How far one state or body is: the asker's page, country by country."""

    organisation: str
    rows: tuple[Addressee, ...]

    @property
    def came(self) -> int:
        return sum(bool(one.answered_at or one.declined_at) for one in self.rows)


def facts_of(request: Request) -> list[tuple[str, Any]]:
    return [
        (_("Topics"), "; ".join(f"{one} · {Topic(one).label}" for one in request.topics)),
        (_("Countries"), ", ".join(country_name(one) for one in request.countries)),
        (_("Period"), _period(request)),
        (_("How soon"), Urgency(request.urgency).label),
        (_("Answers wanted by"), _day(request.due_on)),
        (_("Language"), LANGUAGES.get(request.language, request.language)),
    ]


def marking_of(request: Request) -> dict[str, Any]:
    """For the component `marking`, and as one line for every printed sheet."""
    label = str(Tlp(request.tlp).label)
    return {"tlp": label.removeprefix("TLP:"), "printed": label}


def asker_of(request: Request) -> str:
    """A post and an authority, never a person (R-9.3-a)."""
    if request.post:
        return f"{request.post.city} · {request.authority.code}"
    return _("back office · %(authority)s") % {"authority": request.authority.code}


def by_country(addressees: Iterable[Addressee]) -> list[OfOne]:
    found: dict[str, list[Addressee]] = {}
    for one in sorted(addressees, key=lambda one: (one.authority.organisation.name, one.authority.code, one.pk)):
        found.setdefault(one.authority.organisation.name, []).append(one)
    return [OfOne(organisation, tuple(rows)) for organisation, rows in found.items()]


def _period(request: Request) -> str:
    if not (request.period_from or request.period_until):
        return ""
    return " – ".join(_day(one) for one in (request.period_from, request.period_until) if one)


def _day(day: Any) -> str:
    return date_format(day, pgettext("a day; letters of Django's date filter", "j M Y")) if day else ""
