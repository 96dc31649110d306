"""What may this reader see that answers the question? Reports by the search function, the registers by their own rows."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language

from ilonet.access.actor import Actor
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Deployment
from ilonet.lib import clock, sql
from ilonet.lib.words import surface
from ilonet.networks.models import Network
from ilonet.places.facts import load
from ilonet.places.languages import official
from ilonet.places.models import Country, country_name, in_name_order
from ilonet.places.names import resolve
from ilonet.reports.models import Report
from ilonet.search.because import Because, because
from ilonet.search.excerpts import Piece, excerpt, headings, marked, whole
from ilonet.search.question import Question

PAGE = 20
COUNTED = 1000  # beyond it we say "1,000+": an exact count of a common word costs more than it tells
LITTLE = 3  # with fewer answers than this we ask back
BESIDE = 5  # answers of each other kind shown beside the reports


@dataclass(frozen=True)
class Narrowed:
    topic: str | None = None
    country: str | None = None
    language: str | None = None
    kind: str | None = None
    authority: str | None = None
    since: date | None = None
    until: date | None = None
    order: str = "best"
    page: int = 1


@dataclass(frozen=True)
class Hit:
    report: Report
    title: list[Piece]
    excerpt: list[Piece]
    because: list[Because]


@dataclass(frozen=True)
class Found:
    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    countries: list[Country] = field(default_factory=list)
    networks: list[Network] = field(default_factory=list)
    deployments: list[Deployment] = field(default_factory=list)

    @property
    def is_little(self) -> bool:
        """So little that something else may have been meant."""
        return self.total < LITTLE and not (self.countries or self.networks or self.deployments)

    @property
    def is_capped(self) -> bool:
        return self.total > COUNTED

    @property
    def shown_total(self) -> int:
        return min(self.total, COUNTED)


def search_reports(question: Question, narrowed: Narrowed, actor: Actor) -> Found:
    authority = None
    if narrowed.authority:
        authority = Authority.objects.filter(code=narrowed.authority).values_list("pk", flat=True).first() or 0
    by = json.dumps(asdict(narrowed) | {"authority": authority}, default=str)
    rows = sql.rows(
        "SELECT id, total FROM ilonet_search_reports(%s, %s, %s, %s, %s)",
        [question.condition, question.exact, by, (narrowed.page - 1) * PAGE, PAGE],
    )
    # The ids are joined again under the reader's own condition and policies.
    reports = (
        Report.objects.visible_to(actor)
        .select_related("authority", "post__country")
        .defer("words", "readers", "audience")
        .in_bulk([row[0] for row in rows])
    )
    hits = [_hit(reports[row[0]], question) for row in rows if row[0] in reports]
    return Found(hits=hits, total=rows[0][1] if rows else 0)


def search_registers(question: Question, actor: Actor) -> Found:
    """Countries, networks and deployments by name: few rows, asked through their own conditions."""
    words = surface(question.text)
    codes = _countries(question.text, words)
    countries = list(Country.objects.filter(pk__in=codes).order_by(in_name_order("code"))[:BESIDE])
    if not actor.circles:
        return Found(countries=countries)
    named = Q()
    for word in words:
        named &= Q(name__unaccent__icontains=word)
    networks = Network.objects.visible_to(actor).on(actor.today).filter(named | Q(countries__overlap=codes))
    posted = Q()
    for word in words:
        posted &= (
            Q(post__city__unaccent__icontains=word)
            | Q(post__authority__code__iexact=word)
            | Q(post__authority__name__unaccent__icontains=word)
        )
    deployments = (
        Deployment.objects.visible_to(actor)
        .on(clock.today())
        .filter(posted | Q(post__country__in=codes))
        .select_related("post__authority", "post__country")
        .order_by("post__country_id", "post__city", "pk")
    )
    return Found(
        countries=countries,
        networks=list(networks.order_by("kind", "name")[:BESIDE]),
        deployments=list(deployments[:BESIDE]),
    )


def _countries(text: str, words: list[str]) -> list[str]:
    """By the whole question in any of 24 languages, or by the beginning of a name in the reader's."""
    found = resolve(text)
    if found.code:
        return [found.code]
    if len(words) != 1 or len(words[0]) < 3:
        return []
    known = _beginnings(official(get_language() or "en"))
    return [code for code, name in known.items() if name.startswith(words[0])][:BESIDE]


@cache
def _beginnings(language: str) -> dict[str, str]:
    """The first word of each country's name, as one would search for it."""
    return {code: surface(country_name(code, language))[0] for code in load().countries}


def _hit(report: Report, question: Question) -> Hit:
    text: Any = whole(report.sections)
    return Hit(
        report=report,
        title=marked(report.title, report.language, question.forms),
        excerpt=excerpt(text, report.language, question.forms) if text else [],
        because=because(question, report.title, f"{headings(report.sections)} {text}", report.language),
    )
