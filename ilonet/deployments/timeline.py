"""When was each post served, planned or vacant, and how did one hand over to the next? Never who it was (Arts 2, 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from ilonet.deployments.models import Deployment, DeploymentRecord, Post, PostRecord, as_known
from ilonet.deployments.words import STATE_WORDS

if TYPE_CHECKING:
    from uuid import UUID

    from ilonet.access.actor import Actor

SERVED, PLANNED, VACANT = "served", "planned", "vacant"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """From a day to a day, both inclusive; a vacancy that has no end yet ends with nothing."""

    what: str  # served, planned, vacant
    from_on: date
    until_on: date | None
    deployment: UUID | None = None
    state: str = ""
    overlap: int = 0  # days on which the one before was there too: the handover
    follows: bool = False  # the day after the one before

    @property
    def word(self) -> Any:
        return STATE_WORDS[self.state] if self.state else ""

    @property
    def days(self) -> int | None:
        return (self.until_on - self.from_on).days + 1 if self.until_on else None


@dataclass(frozen=True)
class Row:
    """One post, its spans in their order."""

    post: Post | PostRecord
    public_id: UUID
    spans: tuple[Span, ...]

    @property
    def vacancies(self) -> list[Span]:
        return [one for one in self.spans if one.what == VACANT]


def of_post(actor: Actor, post: Post, *, on: date, known: datetime | None) -> Row | None:
    """Nothing when the register did not know the post at that moment."""
    return next(iter(_rows(actor, Q(pk=post.pk) if known is None else Q(of=post.pk), on, known)), None)


def of_country(actor: Actor, country: str, *, on: date, known: datetime | None) -> list[Row]:
    """Posts in the country first, then those responsible for it from elsewhere; two questions, whatever their number."""
    there = Q(country=country) | Q(responsible_for__contains=[country])
    rows = _rows(actor, there, on, known)
    return sorted(rows, key=lambda row: (row.post.country_id != country, row.post.city, row.post.authority.code))


def _rows(actor: Actor, of: Q, on: date, known: datetime | None) -> list[Row]:
    posts: dict[int, Any]
    days: Any
    if known is None:
        found = Post.objects.visible_to(actor).filter(of).select_related("authority", "country")
        posts = {one.pk: one for one in found}
        days = Deployment.objects.visible_to(actor)
    else:
        then = PostRecord.objects.visible_to(actor).filter(as_known(known) & of)
        posts = {one.of_id: one for one in then.select_related("authority", "country")}
        days = DeploymentRecord.objects.visible_to(actor).filter(as_known(known))
    served: dict[int, list[Any]] = {pk: [] for pk in posts}
    for one in days.filter(post__in=list(posts), withdrawn_on=None).order_by("from_on", "until_on", "pk"):
        served[one.post_id].append(one)
    return [Row(post, post.public_id, tuple(spans(served[pk], on))) for pk, post in posts.items()]


def spans(deployments: Iterable[Deployment | DeploymentRecord], on: date) -> Iterator[Span]:
    """With the vacancies between them, and the one that lasts; deployments come in the order of their first days."""
    ended: date | None = None
    for one in deployments:
        shared, follows = 0, False
        if ended:
            if one.from_on > ended + DAY:
                yield Span(VACANT, ended + DAY, one.from_on - DAY)
            shared, follows = (min(ended, one.until_on) - one.from_on).days + 1, one.from_on == ended + DAY
        yield replace(_span(one, on), overlap=max(shared, 0), follows=follows)
        ended = max(ended, one.until_on) if ended else one.until_on
    if ended and ended < on:
        yield Span(VACANT, ended + DAY, None)


def _span(one: Deployment | DeploymentRecord, on: date) -> Span:
    state = Deployment.state(one, on)  # type: ignore[arg-type]
    what = PLANNED if one.from_on > on else SERVED
    return Span(what, one.from_on, one.until_on, one.public_id, state)
