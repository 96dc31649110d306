"""One's inbox and what one follows, for machines."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from ilonet.access.actor import Actor, actor_of
from ilonet.lib.asking import ask
from ilonet.lib.bodies import Body
from ilonet.lib.refusals import absent
from ilonet.notices import followed, inbox
from ilonet.notices.following import follow
from ilonet.notices.inbox import Line
from ilonet.notices.models import Pace, Subscription

router = Router(tags=["notices"])


class NoticeOut(Schema):
    id: UUID
    act: str
    says: str
    kind: str
    at: datetime
    read_at: datetime | None
    noun: str
    thing: UUID | None  # none where it is gone from your sight
    title: str
    address: str


class NoticesOut(Schema):
    items: list[NoticeOut]
    next: str | None = None
    unread: int  # at most 100


class MarkedOut(Schema):
    marked: int


@router.get(
    "/me/notices", response=NoticesOut, summary="What you were told of, newest first (?state=unread&kind=&after=)"
)
def notices(request: HttpRequest) -> NoticesOut:
    actor = actor_of(request)
    shown = inbox.show(actor, inbox.asked_of(request.GET))
    return NoticesOut(
        items=[_told(line) for line in shown.lines], next=shown.next or None, unread=inbox.unread(actor) or 0
    )


@router.post("/me/notices/read", response=MarkedOut, summary="Mark all your notices as read")
def all_read(request: HttpRequest) -> MarkedOut:
    ask(request.GET)
    actor = actor_of(request)
    return MarkedOut(marked=inbox.read(actor, inbox.known_to(actor)))


@router.post("/me/notices/{uuid:public_id}/read", response={204: None}, summary="Mark one notice as read")
def read(request: HttpRequest, public_id: UUID) -> Status[None]:
    ask(request.GET)
    actor = actor_of(request)
    found = inbox.one(actor, public_id)
    inbox.read(actor, inbox.known_to(actor).filter(pk=found.pk))
    return Status(204, None)


class SubscriptionOut(Schema):
    id: UUID
    kind: str
    key: str
    title: str
    address: str  # empty where it leads nowhere any more
    pace: str
    begun_at: datetime


class SubscriptionsOut(Schema):
    items: list[SubscriptionOut]
    next: str | None = None


class FollowIn(Body):
    kind: Subscription.Kind
    key: str = Field(max_length=36)
    pace: Pace = Pace.DAILY


class PaceIn(Body):
    pace: Pace


@router.get("/me/subscriptions", response=SubscriptionsOut, summary="What you follow")
def subscriptions(request: HttpRequest) -> SubscriptionsOut:
    ask(request.GET)
    return SubscriptionsOut(items=[_followed(one) for one in followed.lines(actor_of(request))])


@router.post(
    "/me/subscriptions", response={201: SubscriptionOut}, summary="Follow a country, topic, network, saved list"
)
def begin(request: HttpRequest, told: FollowIn) -> Status[SubscriptionOut]:
    actor = actor_of(request)
    made = follow(told.kind, told.key, told.pace, by=actor)
    return Status(201, _followed(followed.lines(actor, [made])[0]))


@router.post("/me/subscriptions/{uuid:public_id}/pace", response=SubscriptionOut, summary="Be told sooner or later")
def change(request: HttpRequest, public_id: UUID, told: PaceIn) -> SubscriptionOut:
    actor = actor_of(request)
    one = _mine(actor, public_id)
    one.change(told.pace, by=actor)
    return _followed(followed.lines(actor, [one])[0])


@router.post("/me/subscriptions/{uuid:public_id}/end", response={204: None}, summary="Follow something no longer")
def end(request: HttpRequest, public_id: UUID) -> Status[None]:
    ask(request.GET)
    actor = actor_of(request)
    _mine(actor, public_id).end(by=actor)
    return Status(204, None)


def _mine(actor: Actor, public_id: UUID) -> Subscription:
    found: Subscription | None = Subscription.objects.visible_to(actor).filter(public_id=public_id).first()
    if found is None:
        raise absent()
    return found


def _followed(line: followed.Line) -> SubscriptionOut:
    one = line.subscription
    return SubscriptionOut(
        id=one.public_id,
        kind=one.kind,
        key=one.key,
        title=line.title,
        address=line.address,
        pace=one.pace,
        begun_at=one.begun_at,
    )


def _told(line: Line) -> NoticeOut:
    notice, named = line.notice, line.named
    return NoticeOut(
        id=notice.public_id,
        act=notice.act,
        says=line.says,
        kind=notice.kind,
        at=notice.at,
        read_at=notice.read_at,
        noun=notice.noun,
        thing=notice.thing if named else None,
        title=named.title if named else "",
        address=named.address if named else "",
    )
