"""One's inbox, what one follows, when one hears by mail, and one's feeds, for machines."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from ninja import Field, Router, Schema, Status

from ilonet.access.actor import Actor, actor_of
from ilonet.accounts import factors
from ilonet.lib.asking import ask
from ilonet.lib.bodies import Body
from ilonet.lib.refusals import absent
from ilonet.notices import followed, inbox
from ilonet.notices.feeding import end as end_of_feed
from ilonet.notices.feeding import issue, valid
from ilonet.notices.following import follow
from ilonet.notices.inbox import Line
from ilonet.notices.models import Delivery, Feed, Pace, Subscription
from ilonet.notices.wishes import delivery_of

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


class DeliveryShape(Body):
    """`pace` is of what is asked of you or yours; hours are of your day, `weekday` counts from Monday as 0."""

    pace: Pace
    hour: int = Field(ge=0, le=23)
    weekday: int = Field(ge=0, le=6)
    quiet_from: int = Field(ge=0, le=23)
    quiet_until: int = Field(ge=0, le=23)


class DeliveryOut(Schema):
    pace: str
    hour: int
    weekday: int
    quiet_from: int
    quiet_until: int
    zone: str


class FeedIn(Body):
    kind: Feed.Kind
    label: str = Field(min_length=1, max_length=80)


class FeedOut(Schema):
    id: UUID
    kind: str
    label: str
    until: datetime
    used_at: datetime | None


class FeedsOut(Schema):
    items: list[FeedOut]
    next: str | None = None


class FeedMadeOut(Schema):
    """The address says whose it is to whoever holds it: it is shown this once."""

    address: str


@router.get("/me/delivery", response=DeliveryOut, summary="How and when you hear by mail")
def delivery(request: HttpRequest) -> DeliveryOut:
    ask(request.GET)
    actor = actor_of(request)
    return _delivered(delivery_of(actor), actor)


@router.put("/me/delivery", response=DeliveryOut, summary="Hear by mail sooner or later, and when not")
def deliver(request: HttpRequest, told: DeliveryShape) -> DeliveryOut:
    """Counts for whatever comes from now on; early warnings come at once, always."""
    actor = actor_of(request)
    wishes = delivery_of(actor)
    for name, value in told.dict().items():
        setattr(wishes, name, value)
    wishes.save()
    return _delivered(wishes, actor)


@router.get("/me/feeds", response=FeedsOut, summary="Your feeds; never their addresses")
def feeds(request: HttpRequest) -> FeedsOut:
    ask(request.GET)
    rows = valid(actor_of(request))
    return FeedsOut(
        items=[
            FeedOut(id=one.public_id, kind=one.kind, label=one.label, until=one.until, used_at=one.used_at)
            for one in rows
        ]
    )


@router.post("/me/feeds", response={201: FeedMadeOut}, summary="Make a feed; its address is shown once")
def make_feed(request: HttpRequest, told: FeedIn) -> Status[FeedMadeOut]:
    """Needs a passkey shown a moment ago, so that no token of a program makes another: 403 `auth.step_up`."""
    actor = actor_of(request)
    if factors.required():
        factors.insist_fresh(request, back=reverse("notices:feeds"))
    secret = issue(told.kind, told.label, by=actor)
    return Status(201, FeedMadeOut(address=reverse("notices_feed", args=[secret])))


@router.post("/me/feeds/{uuid:public_id}/end", response={204: None}, summary="End a feed")
def end_feed(request: HttpRequest, public_id: UUID) -> Status[None]:
    ask(request.GET)
    actor = actor_of(request)
    found: Feed | None = Feed.objects.visible_to(actor).filter(public_id=public_id).first()
    if found is None:
        raise absent()
    end_of_feed(found, by=actor)
    return Status(204, None)


def _delivered(one: Delivery, actor: Actor) -> DeliveryOut:
    return DeliveryOut(
        pace=one.pace,
        hour=one.hour,
        weekday=one.weekday,
        quiet_from=one.quiet_from,
        quiet_until=one.quiet_until,
        zone=actor.zone,
    )


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
