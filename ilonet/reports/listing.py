"""Which reports does a list show? Those the reader may see, narrowed by what was asked, newest first (R-9.0-r19)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Collate, Concat

from ilonet.access.actor import Actor
from ilonet.access.circles import ENTITLED, PARLIAMENT
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.exports.taking_out import FORMATS
from ilonet.lib.asking import Parameters, after, ask, cursor, day, moment, one_of, place, several, text
from ilonet.places.models import country_name
from ilonet.reports.corroborated import corroborated
from ilonet.reports.facets import Facets, answer_to
from ilonet.reports.models import Report, ReportQuerySet
from ilonet.reports.narrowing import FACETS, spell_days
from ilonet.reports.vocabulary import Level

PAGE = 25
ORDERS = ("date", "-date", "authority", "-authority")
OF_THE_LIST = frozenset({"shelf", "after", "order", "format", "facet"})
SHELVES = ("mine", "drafts", "waiting")
HEAVY = (
    "sections", "particulars", "sealed", "words", "reasons", "audience", "rights_line", "handling_note",
    "covered_by", "refers_to", "made_from", "withdrawal_reason",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What the address bar asks of the list."""

    shelf: str | None = None
    narrowed: dict[str, Any] = field(default_factory=dict)
    after: list[Any] | None = None
    order: str = "-date"
    form: str | None = None  # of a file, when the list is to leave
    facet: str | None = None  # of which every value is shown

    @property
    def falls(self) -> bool:
        return self.order.startswith("-")

    @property
    def column(self) -> str:
        return self.order.removeprefix("-")

    @property
    def key(self) -> Any:
        """Newest first by release; what is being written by when it was last saved."""
        if self.column == "authority":
            return Collate("authority__code", "C")
        return F("released_at" if self.shelf is None else "saved_at")


@dataclass(frozen=True)
class Shown:
    """One page: reports with `post_label` and `country_names` filled in, and the place where the next one starts."""

    reports: list[Report]
    next: str | None


def asked_of(parameters: Parameters) -> Asked:
    """Raises Refusal for what no list of reports knows."""
    given = ask(
        parameters,
        shelf=one_of(SHELVES),
        **FACETS,
        level=several(one_of(Level.values)),
        since=day,
        until=day,
        new=moment,
        order=one_of(ORDERS),
        after=cursor,
        format=one_of(FORMATS),
        facet=one_of(FACETS),
    )
    narrowed = {name: given[name] for name in given.keys() - OF_THE_LIST if given[name]}
    return Asked(given["shelf"], narrowed, given["after"], given["order"] or "-date", given["format"], given["facet"])


def show(actor: Actor, asked: Asked, *, most: int = PAGE) -> Shown:
    """In as many questions for three rows as for thirty."""
    found = found_by(actor, asked)
    if asked.after:
        key, beyond = place(asked.after, text if asked.column == "authority" else moment)
        later = {f"key__{'lt' if asked.falls else 'gt'}": key}
        same = {"key": key, f"public_id__{'lt' if asked.falls else 'gt'}": beyond}
        at_all = {f"key__{'lte' if asked.falls else 'gte'}": key}
        found = found.filter(Q(**later) | Q(**same), **at_all)
    rows = list(in_order(found, asked)[: most + 1])
    more, rows = len(rows) > most, rows[:most]
    name(rows, actor)
    told = corroborated(rows, actor)
    for one in rows:
        one.corroborated = told.get(one.pk)
    last = rows[-1] if more else None
    return Shown(rows, after(_told(last.key), last.public_id) if last else None)


def found_by(actor: Actor, asked: Asked) -> ReportQuerySet:
    """All that the reader may see and the list is asked for, with the key that it goes by; the order is still open."""
    found: ReportQuerySet = _narrowed(_shelf(actor, asked.shelf), asked.narrowed, actor).annotate(key=asked.key)
    return found.noting_expiry().select_related("authority").defer(*HEAVY)


def in_order(found: ReportQuerySet, asked: Asked) -> ReportQuerySet:
    if asked.falls:
        return found.order_by(F("key").desc(nulls_last=True), "-public_id")
    return found.order_by(F("key").asc(), "public_id")


def facets_of(actor: Actor, asked: Asked) -> Facets:
    """Of what is released to the reader; a shelf is short, and has none."""
    if asked.shelf or not actor.circles:
        return Facets()
    known = {"since": "period_since", "until": "period_until", "new": "later_than"}
    narrowed = {known.get(name, name): value for name, value in asked.narrowed.items()}
    if "new" in asked.narrowed:
        narrowed["not_of"] = sorted(actor.post_ids)
    return answer_to(narrowed).facets


def shelves(actor: Actor) -> dict[str, int]:
    """How many wait in each: drafts of my posts, reports handed in to my back office."""
    counted: dict[str, int] = {}
    if actor.post_ids:
        counted["drafts"] = _shelf(actor, "drafts").count()
    if actor.reviews_for:
        counted["waiting"] = _shelf(actor, "waiting").count()
    return counted


def authorities(actor: Actor) -> list[tuple[str, str]]:
    """For the filter; whoever is addressed by nothing is not told who there is."""
    if not actor.circles & {ENTITLED, PARLIAMENT}:
        return []
    return [(one.code, one.name) for one in Authority.objects.order_by("name").only("code", "name")]


def _shelf(actor: Actor, shelf: str | None) -> ReportQuerySet:
    known: ReportQuerySet = Report.objects.visible_to(actor)
    if shelf == "mine":
        return known.filter(post__in=actor.post_ids)
    if shelf == "drafts":
        return known.drafts().filter(post__in=actor.post_ids)
    if shelf == "waiting":
        return known.awaiting(actor.reviews_for)
    return known.released()


def _narrowed(found: ReportQuerySet, narrowed: dict[str, Any], actor: Actor) -> ReportQuerySet:
    for name, value in narrowed.items():
        match name:
            case "topic":
                found = found.filter(topics__overlap=value)
            case "country":
                found = found.filter(countries__overlap=value)
            case "vulnerable":
                found = found.filter(vulnerable__overlap=value)
            case "grading":
                found = found.annotate(grading=Concat("source_code", "information_code")).filter(grading__in=value)
            case "authority":
                found = found.filter(authority__code__in=value)
            case "when":
                found = found.filter(_released(value))
            case "since":
                found = found.filter(Q(period_until__gte=value) | Q(period_until=None, released_at__date__gte=value))
            case "until":
                found = found.filter(Q(period_from__lte=value) | Q(period_from=None, released_at__date__lte=value))
            case "new":  # to the reader: what the own post wrote is no news
                found = found.filter(released_at__gt=value).exclude(post__in=actor.post_ids)
            case _:
                found = found.filter(**{f"{name}__in": value})
    return found


def _released(spells: tuple[str, ...]) -> Q:
    """In one of them."""
    found = Q()
    for spell in spells:
        first, beyond = spell_days(spell)
        found |= Q(released_at__gte=_midnight(first), released_at__lt=_midnight(beyond))
    return found


def _midnight(of: date) -> datetime:
    """Where a day begins for the database as well."""
    return datetime(of.year, of.month, of.day, tzinfo=UTC)


def name(rows: list[Report], actor: Actor) -> None:
    """Authorship is a post and an authority, never a person (R-9.3-a); a post the reader may not know stays unnamed."""
    cities = dict(Post.objects.visible_to(actor).filter(pk__in={one.post_id for one in rows}).values_list("pk", "city"))
    for one in rows:
        one.post_label = cities.get(one.post_id, "")
        one.country_names = [country_name(each) for each in one.countries]


def _told(key: Any) -> str:
    return key.isoformat() if isinstance(key, datetime) else str(key)
