"""Which reports does a list show? Those the reader may see, narrowed by what was asked, newest first (R-9.0-r19)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from ilonet.access.actor import Actor
from ilonet.access.circles import ENTITLED, PARLIAMENT
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.deployments.vocabulary import Topic
from ilonet.lib.asking import Parameters, after, ask, code, cursor, day, one_of
from ilonet.places.languages import LANGUAGES
from ilonet.places.models import country_name
from ilonet.reports.models import Report, ReportQuerySet
from ilonet.reports.vocabulary import Kind, Level

PAGE = 25
SHELVES = ("mine", "drafts", "waiting")
HEAVY = ("sections", "sealed", "words", "reasons", "audience", "rights_line", "handling_note", "withdrawal_reason")


@dataclass(frozen=True)
class Asked:
    """What the address bar asks of the list."""

    shelf: str | None = None
    narrowed: dict[str, Any] = field(default_factory=dict)
    after: list[Any] | None = None


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
        topic=one_of(Topic.values),
        country=code,
        authority=code,
        kind=one_of(Kind.values),
        language=one_of(LANGUAGES),
        level=one_of(Level.values),
        since=day,
        until=day,
        after=_place,
    )
    narrowed = {name: given[name] for name in given.keys() - {"shelf", "after"} if given[name]}
    return Asked(given["shelf"], narrowed, given["after"])


def show(actor: Actor, asked: Asked, *, most: int = PAGE) -> Shown:
    """In as many questions for three rows as for thirty."""
    by = "released_at" if asked.shelf is None else "saved_at"
    found = _narrowed(_shelf(actor, asked.shelf), asked.narrowed)
    if asked.after:
        at, beyond = asked.after
        found = found.filter(Q(**{f"{by}__lt": at}) | Q(**{by: at, "public_id__lt": beyond}), **{f"{by}__lte": at})
    rows = list(
        found.select_related("authority").defer(*HEAVY).order_by(F(by).desc(nulls_last=True), "-public_id")[: most + 1]
    )
    more, rows = len(rows) > most, rows[:most]
    _name(rows, actor)
    last = rows[-1] if more else None
    return Shown(rows, after(getattr(last, by).isoformat(), last.public_id) if last else None)


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


def _narrowed(found: ReportQuerySet, narrowed: dict[str, Any]) -> ReportQuerySet:
    for name, value in narrowed.items():
        match name:
            case "topic":
                found = found.on(value)
            case "country":
                found = found.about(value)
            case "authority":
                found = found.filter(authority__code=value)
            case "since":
                found = found.filter(Q(period_until__gte=value) | Q(period_until=None, released_at__date__gte=value))
            case "until":
                found = found.filter(Q(period_from__lte=value) | Q(period_from=None, released_at__date__lte=value))
            case _:
                found = found.filter(**{name: value})
    return found


def _name(rows: list[Report], actor: Actor) -> None:
    """Authorship is a post and an authority, never a person (R-9.3-a); a post the reader may not know stays unnamed."""
    cities = dict(Post.objects.visible_to(actor).filter(pk__in={one.post_id for one in rows}).values_list("pk", "city"))
    for one in rows:
        one.post_label = cities.get(one.post_id, "")
        one.country_names = [country_name(each) for each in one.countries]


def _place(value: str) -> list[Any]:
    at, beyond = cursor(value)
    return [datetime.fromisoformat(at), UUID(beyond)]
