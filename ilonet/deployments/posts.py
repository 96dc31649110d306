"""Which posts are there, and is each of them served today? Narrowed and in order (Arts 2, 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Case, CharField, DateField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Collate, Left
from django.utils.translation import pgettext_lazy

from ilonet.deployments.models import Deployment, Post, PostQuerySet
from ilonet.deployments.register import KEY_LENGTH, DayThen
from ilonet.deployments.vocabulary import HostType, Topic
from ilonet.deployments.words import HOST_WORDS
from ilonet.lib.asking import code, cursor, one_of
from ilonet.places.models import in_name_order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from ilonet.access.actor import Actor

SERVED, COMING, VACANT = "served", "coming", "vacant"
SERVICES = {
    SERVED: pgettext_lazy("post", "served"),
    COMING: pgettext_lazy("post", "vacant, planned from"),
    VACANT: pgettext_lazy("post", "vacant"),
}
TONES = {SERVED: "", COMING: "act", VACANT: "due"}
ORDERS = ("country", "authority", "until")
NOBODY = date(1990, 1, 1)  # an end for whoever is not there: vacant posts first, where it ends soonest
FILTERS = {
    "authority": code,
    "country": code,
    "topic": one_of(Topic.values),
    "host_type": one_of(HostType.values),
    "service": one_of(SERVICES),
}
IN_ORDER = {"order": one_of([*ORDERS, *(f"-{order}" for order in ORDERS)]), "after": cursor}


@dataclass(frozen=True)
class Line:
    """A post, and the deployment that is there or comes next; never who it is."""

    post: Post
    service: str
    deployment: UUID | None
    from_on: date | None
    until_on: date | None

    @property
    def word(self) -> Any:
        return SERVICES[self.service]

    @property
    def tone(self) -> str:
        return TONES[self.service]

    @property
    def host(self) -> Any:
        return HOST_WORDS[HostType(self.post.host_type)]


def posts(actor: Actor, asked: dict[str, Any]) -> PostQuerySet:
    """With `service` and what is told of the present or next deployment, over rows that the reader may see."""
    today = DayThen("authority__zone", actor.now)
    due = (
        Deployment.objects.visible_to(actor)
        .filter(post=OuterRef("pk"), withdrawn_on=None, until_on__gte=DayThen("post__authority__zone", actor.now))
        .order_by("from_on", "pk")
    )
    rows: PostQuerySet = (
        Post.objects.visible_to(actor)
        .select_related("country", "authority")
        .annotate(
            next_id=Subquery(due.values("public_id")[:1]),
            next_from=Subquery(due.values("from_on")[:1]),
            next_until=Subquery(due.values("until_on")[:1]),
        )
        .annotate(
            service=Case(
                When(next_from=None, then=Value(VACANT)),
                When(next_from__gt=today, then=Value(COMING)),
                default=Value(SERVED),
                output_field=CharField(),
            )
        )
    )
    return rows.filter(_asked(asked)).annotate(key=_key(asked.get("order")))


def _asked(asked: dict[str, Any]) -> Q:
    condition = Q()
    if asked.get("authority"):
        condition &= Q(authority__code=asked["authority"])
    if asked.get("country"):
        condition &= Q(country=asked["country"]) | Q(responsible_for__contains=[asked["country"]])
    if asked.get("topic"):
        condition &= Q(topics__contains=[asked["topic"]])
    for name in ("host_type", "service"):
        if asked.get(name):
            condition &= Q(**{name: asked[name]})
    return condition


def _key(order: str | None) -> Any:
    match (order or "country").removeprefix("-"):
        case "authority":
            return Collate("authority__code", "C")
        case "until":
            return Coalesce("next_until", Value(NOBODY), output_field=DateField())
    return Collate(Left(in_name_order("country"), KEY_LENGTH), "C")


def lines(rows: list[Any]) -> Iterator[Line]:
    for row in rows:
        yield Line(row, row.service, row.next_id, row.next_from, row.next_until)
