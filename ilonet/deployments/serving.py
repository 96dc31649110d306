"""Who serves on a day, and what was each post on that day? Asked for the map, a country, a network (R-4.2-a)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, DateTimeField, F, Func, Subquery, Value
from django.db.models.functions import Cast

from ilonet.access.actor import Actor
from ilonet.deployments.models import Deployment, DeploymentQuerySet, Post, PostQuerySet, PostRecord
from ilonet.deployments.models.known import record_that_held


@dataclass(frozen=True, slots=True)
class Serving:
    """An officer at work, with what the post is, or was on the day that is asked for."""

    deployment: Deployment
    post: Post | PostRecord


@dataclass(frozen=True, slots=True)
class AtWork:
    """One officer at work, as far as counting needs to know."""

    country: str
    responsible_for: tuple[str, ...]
    authority: str
    topics: tuple[str, ...]
    host: str
    kind: str


def active(actor: Actor, on: date | None) -> DeploymentQuerySet:
    rows: DeploymentQuerySet = Deployment.objects.visible_to(actor)
    return rows.active(on or _today_there(actor))


def posts_served(actor: Actor, on: date | None) -> PostQuerySet:
    """A row for each officer at work: the post of today, or of a chosen day the record that held.

    One officer serves on a post at a time, so that counting these rows counts officers.
    """
    serving = active(actor, on)
    if on is None:
        posts: PostQuerySet = Post.objects.visible_to(actor).filter(pk__in=serving.values("post"))
        return posts
    held = serving.annotate(held=Subquery(record_that_held(actor, on, actor.now)))
    records: PostQuerySet = PostRecord.objects.visible_to(actor).filter(pk__in=held.values("held"))
    return records


def at_work(actor: Actor, on: date | None) -> list[AtWork]:
    """All of them in one question; a page asks once, and counts every number from the answer."""
    rows = posts_served(actor, on).values_list(
        "country_id", "responsible_for", "authority__code", "topics", "host_type", "kind"
    )
    return [
        AtWork(country, tuple(region), authority, tuple(topics), host, kind)
        for country, region, authority, topics, host, kind in rows
    ]


def serving_on(posts: PostQuerySet, actor: Actor, on: date | None) -> list[Serving]:
    """Whoever serves on these of `posts_served`; two questions, however many they are."""
    held = {(one.pk if on is None else one.of_id): one for one in posts.select_related("authority")}
    rows = active(actor, on).filter(post__in=list(held))
    return [Serving(row, held[row.post_id]) for row in rows]


def _today_there(actor: Actor) -> Any:
    """Each authority counts its own days, so that a posting ends here when access ends.

    The moment is that of the actor's standing, asked once; `ilonet_day` would ask the clock for every row.
    """
    moment = Value(actor.now, output_field=DateTimeField())
    there = Func(F("post__authority__zone"), moment, function="timezone", output_field=DateTimeField())
    return Cast(there, DateField())
