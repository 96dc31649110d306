"""Who is where, as on a day, as known at a moment? The list of deployments, narrowed and in order (R-4.2-a, design.md 3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    DateTimeField,
    F,
    Func,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Collate, Left

from ilonet.deployments.models import Deployment, DeploymentQuerySet, DeploymentRecord, Post, PostRecord, as_known
from ilonet.deployments.models.in_force import ENDING_WITHIN
from ilonet.deployments.models.known import record_that_held
from ilonet.deployments.vocabulary import HostType
from ilonet.deployments.words import HOST_WORDS, STATE_TONES, STATE_WORDS
from ilonet.places.models import in_name_order

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

STATES = ("planned", "confirmed", "active", "ending", "suspended", "ended", "withdrawn")
PRESENT = ("planned", "confirmed", "active", "ending", "suspended")
KEY_LENGTH = 100  # of a country's place in the alphabet: thirty letters tell any two apart
ORDERS = ("country", "authority", "from", "until")


@dataclass(frozen=True)
class Question:
    """What is asked of the register. Nothing asked: what holds today, each authority counting its own days."""

    on: date | None = None
    known: datetime | None = None
    authority: str = ""
    country: str = ""  # posted there, or responsible for it
    topic: str = ""
    assistance: str = ""
    host_type: str = ""
    notice: str = ""  # "late": the Board was told after the start (Art. 4(1))
    notified_since: date | None = None
    state: str = ""  # one of STATES, or "all"; nothing for all that has not come to an end

    @property
    def is_past(self) -> bool:
        """Only then is what was known before asked for; the rows of today are the cheaper answer."""
        return self.on is not None or self.known is not None


@dataclass(frozen=True)
class Line:
    """A deployment in the list: its own days, and what its post was on the day that is asked for."""

    deployment: Deployment | DeploymentRecord
    post: Post | PostRecord
    public_id: UUID
    state: str

    @property
    def word(self) -> Any:
        return STATE_WORDS[self.state]

    @property
    def host(self) -> Any:
        return HOST_WORDS[HostType(self.post.host_type)]

    @property
    def tone(self) -> str:
        return STATE_TONES[self.state]


@dataclass(frozen=True)
class Register:
    """The rows that answer a question, for one reader."""

    actor: Actor
    question: Question

    def rows(self) -> DeploymentQuerySet:
        """All that the reader may see and the question asks for, with state and order still open."""
        return self._narrowed(self._known())

    def stated(self) -> DeploymentQuerySet:
        """The same, of the state that is asked for."""
        return self.rows().filter(state__in=self.states)

    @property
    def states(self) -> tuple[str, ...]:
        asked = self.question.state
        if asked in STATES:
            return (asked,)
        return STATES if asked == "all" else PRESENT

    def counts(self) -> dict[str, int]:
        """How many of each state, over the rows that the reader may see and nothing else."""
        counted = self.rows().order_by().values_list("state").annotate(n=Count("pk"))
        return dict.fromkeys(STATES, 0) | dict(counted)

    def ordered(self, by: str) -> DeploymentQuerySet:
        """By a key that is unique with the row's id, so that the next page begins where this one ended."""
        return self.stated().annotate(key=self._key(by))

    def lines(self, rows: list[Any]) -> list[Line]:
        """Each row of a page with what its post is, or was; one more question for the whole page."""
        if not self.question.is_past:
            return [Line(row, row.post, row.public_id, row.state) for row in rows]
        held = PostRecord.objects.visible_to(self.actor).select_related("country", "authority")
        posts = held.in_bulk([row.held for row in rows])
        return [Line(row, posts[row.held], row.public_id, row.state) for row in rows if row.held in posts]

    def _known(self) -> DeploymentQuerySet:
        if not self.question.is_past:
            rows = Deployment.objects.visible_to(self.actor).select_related("post__country", "post__authority")
            return rows.annotate(state=state_on(self._day("post__")))
        known = self.question.known or self.actor.now
        rows = DeploymentRecord.objects.visible_to(self.actor).filter(as_known(known))
        return rows.annotate(
            state=state_on(self._day("post__")), held=Subquery(record_that_held(self.actor, self._day(""), known))
        )

    def _narrowed(self, rows: DeploymentQuerySet) -> DeploymentQuerySet:
        condition = self._of_the_post("post__" if not self.question.is_past else "")
        if self.question.notice == "late":
            rows = rows.filter(notified_on__gt=F("from_on"))
        if self.question.notified_since:
            rows = rows.filter(notified_on__gte=self.question.notified_since)
        if not condition:
            return rows
        if not self.question.is_past:
            return rows.filter(condition)
        return rows.filter(held__in=PostRecord.objects.visible_to(self.actor).filter(condition).values("pk"))

    def _of_the_post(self, way: str) -> Q:
        asked, condition = self.question, Q()
        if asked.authority:
            condition &= Q(**{f"{way}authority__code": asked.authority})
        if asked.country:
            condition &= Q(**{f"{way}country": asked.country}) | Q(
                **{f"{way}responsible_for__contains": [asked.country]}
            )
        if asked.topic:
            condition &= Q(**{f"{way}topics__contains": [asked.topic]})
        if asked.assistance:
            condition &= Q(**{f"{way}assistance__contains": [asked.assistance]})
        if asked.host_type:
            condition &= Q(**{f"{way}host_type": asked.host_type})
        return condition

    def _key(self, by: str) -> Any:
        match by:
            case "from":
                return F("from_on")
            case "until":
                return F("until_on")
            case "authority":
                return self._through_post(lambda way: F(f"{way}authority__code"))
        return self._through_post(lambda way: Left(in_name_order(f"{way}country"), KEY_LENGTH))

    def _through_post(self, told: Callable[[str], Any]) -> Any:
        """A fact of the post, by the join of today or by the record that held."""
        if not self.question.is_past:
            return Collate(told("post__"), "C")
        held = PostRecord.objects.visible_to(self.actor).filter(pk=OuterRef("held"))
        return Subquery(held.annotate(told=Collate(told(""), "C")).values("told")[:1], output_field=CharField())

    def _day(self, way: str) -> Any:
        """The day that is asked for; none asked, the day it is, or was when it was known, at each authority."""
        zone = f"{way}authority__zone"
        if self.question.on:
            return self.question.on
        # The moment of the actor's standing: `ilonet_day` would ask the clock several times for every row.
        return DayThen(zone, self.question.known or self.actor.now)


class DayThen(Func):
    """The calendar day in a time zone at a moment."""

    function = "timezone"
    template = "(%(function)s(%(expressions)s))::date"
    output_field = DateField()

    def __init__(self, zone: Any, at: datetime, **extra: Any) -> None:
        super().__init__(zone, Value(at, output_field=DateTimeField()), **extra)


def state_on(day: Any) -> Case:
    """`Deployment.state`, asked of the database; a test holds the two together."""
    in_force = Q(from_on__lte=day, until_on__gte=day)
    return Case(
        When(withdrawn_on__isnull=False, then=Value("withdrawn")),
        When(until_on__lt=day, then=Value("ended")),
        When(from_on__gt=day, then=Value("planned")),
        When(Q(arrived_on=None) | Q(arrived_on__gt=day), then=Value("confirmed")),
        When(suspended_on__isnull=False, then=Value("suspended")),
        When(in_force & Q(until_on__lte=day + ENDING_WITHIN), then=Value("ending")),
        default=Value("active"),
        output_field=CharField(),
    )


def shown_to(actor: Actor) -> DeploymentQuerySet:
    """The rows of today with their posts, for one page each."""
    rows: DeploymentQuerySet = Deployment.objects.visible_to(actor).select_related("post__country", "post__authority")
    return rows
