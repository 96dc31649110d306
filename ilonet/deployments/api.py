"""The register for machines: the same rows, the same verbs, the version that was seen with each edit (Arts 2, 4)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest
from ninja import Router, Status

from ilonet.access.actor import Actor, actor_of
from ilonet.authorities.models import Authority
from ilonet.deployments import notice, posts
from ilonet.deployments.access import insist_on_entry
from ilonet.deployments.exported import POSTINGS, POSTS, all_posts, postings
from ilonet.deployments.models import Deployment, Post
from ilonet.deployments.models.post import CHANGEABLE
from ilonet.deployments.questions import FILTERS, IN_ORDER, known_at, question_of
from ilonet.deployments.register import Line, Register, shown_to
from ilonet.deployments.shapes import (
    ChangeIn,
    CorrectionIn,
    DeploymentOut,
    DeploymentsOut,
    ExtensionIn,
    NoticeIn,
    OnDay,
    Period,
    PostFactsIn,
    PostLineOut,
    PostOut,
    PostsOut,
    PostTimelineOut,
    Seen,
    SpanOut,
    TimelineOut,
    WithdrawalIn,
)
from ilonet.deployments.timeline import Row, of_post
from ilonet.exports.taking_out import take_out
from ilonet.exports.views import FORMAT, sent
from ilonet.lib.asking import ask, day
from ilonet.lib.paging import page_of
from ilonet.lib.refusals import absent, not_allowed
from ilonet.places.models import Country

router = Router(tags=["register"])


@router.get("/deployments", response=DeploymentsOut, summary="Who is posted where, as on a day, as known on a day")
def deployments(request: HttpRequest) -> DeploymentsOut | FileResponse:
    """With `format=csv` or `format=xlsx` the whole list as a marked file."""
    actor = _actor(request)
    asked = ask(request.GET, **FILTERS, **IN_ORDER, **FORMAT)
    register, order = Register(actor, question_of(asked, actor)), asked["order"] or "country"
    by = order.removeprefix("-")
    if asked["format"]:
        return sent(take_out(POSTINGS, postings(register, order), by=actor, form=asked["format"], asked=asked))
    found = page_of(
        register.ordered(by), after=asked["after"], falling=order.startswith("-"), days=by in {"from", "until"}
    )
    return DeploymentsOut(items=[_line(line) for line in register.lines(found.rows)], next=found.next)


@router.get("/posts", response=PostsOut, summary="Which posts are there, served or vacant today")
def all_the_posts(request: HttpRequest) -> PostsOut | FileResponse:
    """With `format=csv` or `format=xlsx` the whole list as a marked file."""
    actor = _actor(request)
    asked = ask(request.GET, **posts.FILTERS, **posts.IN_ORDER, **FORMAT)
    rows, order = posts.posts(actor, asked), asked["order"] or "country"
    if asked["format"]:
        return sent(take_out(POSTS, all_posts(rows, order), by=actor, form=asked["format"], asked=asked))
    found = page_of(rows, after=asked["after"], falling=order.startswith("-"), days=order.endswith("until"))
    return PostsOut(items=[_post_line(line) for line in posts.lines(found.rows)], next=found.next)


@router.get("/deployments/{uuid:public_id}", response=DeploymentOut, summary="One deployment and its post")
def deployment(request: HttpRequest, public_id: UUID) -> DeploymentOut:
    return _told(_found(request, public_id))


@router.post("/deployments", response={201: DeploymentOut}, summary="Notify a plan or a deployment on a new post")
def notify(request: HttpRequest, told: NoticeIn) -> Status[DeploymentOut]:
    actor = _actor(request)
    authority = Authority.objects.filter(code=told.authority, pk__in=actor.reviews_for).first()
    if authority is None:
        raise not_allowed("notify")
    country = Country.objects.filter(pk=told.country).first()
    if country is None:
        raise absent()
    facts = _facts(told) | {"host_type": told.host_type, "country": country}
    made = notice.announce_on_new_post(
        authority, facts, by=actor, associated_confirmed=told.associated_confirmed, **_period(told)
    )
    return Status(201, _told(_found(request, made.public_id)))


@router.post("/posts/{uuid:public_id}/deployments", response={201: DeploymentOut}, summary="Notify the next on a post")
def notify_on(request: HttpRequest, public_id: UUID, told: Period) -> Status[DeploymentOut]:
    made = notice.announce(_post(request, public_id), by=_actor(request), **_period(told))
    return Status(201, _told(_found(request, made.public_id)))


@router.get("/posts/{uuid:public_id}/timeline", response=TimelineOut, summary="When a post was served, planned, vacant")
def post_timeline(request: HttpRequest, public_id: UUID) -> TimelineOut:
    """Parameters: on (a day), known (what the register said at the end of that day)."""
    actor, asked = _actor(request), ask(request.GET, on=day, known=day)
    found = Post.objects.visible_to(actor).filter(public_id=public_id).first()
    if found is None:
        raise absent()
    row = of_post(actor, found, on=asked["on"] or actor.today, known=known_at(asked["known"], actor))
    return TimelineOut(items=[timeline_out(row)] if row else [])


@router.post("/posts/{uuid:public_id}/change", response=PostOut, summary="Change what a post is for")
def change(request: HttpRequest, public_id: UUID, told: ChangeIn) -> PostOut:
    post = _post(request, public_id)
    post.change(_facts(told), holds_from=told.holds_from, version=told.version, by=_actor(request))
    return _post_told(post, post.public_id, post.version)


@router.post("/deployments/{uuid:public_id}/confirm_arrival", response=DeploymentOut)
def confirm_arrival(request: HttpRequest, public_id: UUID, told: OnDay) -> DeploymentOut:
    served = _found(request, public_id)
    served.confirm_arrival(on=told.on, version=told.version, by=_actor(request))
    return _told(served)


@router.post("/deployments/{uuid:public_id}/extend", response=DeploymentOut)
def extend(request: HttpRequest, public_id: UUID, told: ExtensionIn) -> DeploymentOut:
    served = _found(request, public_id)
    served.extend(until=told.until_on, because=told.longer_because, version=told.version, by=_actor(request))
    return _told(served)


@router.post("/deployments/{uuid:public_id}/end", response=DeploymentOut)
def end(request: HttpRequest, public_id: UUID, told: OnDay) -> DeploymentOut:
    served = _found(request, public_id)
    served.end(on=told.on, version=told.version, by=_actor(request))
    return _told(served)


@router.post("/deployments/{uuid:public_id}/correct", response=DeploymentOut)
def correct(request: HttpRequest, public_id: UUID, told: CorrectionIn) -> DeploymentOut:
    served = _found(request, public_id)
    served.correct(
        from_on=told.from_on,
        until_on=told.until_on,
        because=told.longer_because,
        version=told.version,
        by=_actor(request),
    )
    return _told(served)


@router.post("/deployments/{uuid:public_id}/suspend", response=DeploymentOut)
def suspend(request: HttpRequest, public_id: UUID, told: Seen) -> DeploymentOut:
    served = _found(request, public_id)
    served.suspend(version=told.version, by=_actor(request))
    return _told(served)


@router.post("/deployments/{uuid:public_id}/resume", response=DeploymentOut)
def resume(request: HttpRequest, public_id: UUID, told: Seen) -> DeploymentOut:
    served = _found(request, public_id)
    served.resume(version=told.version, by=_actor(request))
    return _told(served)


@router.post("/deployments/{uuid:public_id}/withdraw", response=DeploymentOut)
def withdraw(request: HttpRequest, public_id: UUID, told: WithdrawalIn) -> DeploymentOut:
    served = _found(request, public_id)
    served.withdraw(because=told.because, version=told.version, by=_actor(request))
    return _told(served)


def _actor(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    insist_on_entry(actor)
    return actor


def _found(request: HttpRequest, public_id: UUID) -> Deployment:
    found: Deployment | None = shown_to(_actor(request)).filter(public_id=public_id).first()
    if found is None:
        raise absent()
    return found


def _post(request: HttpRequest, public_id: UUID) -> Post:
    posts = Post.objects.visible_to(_actor(request)).select_related("authority")
    found: Post | None = posts.filter(public_id=public_id).first()
    if found is None:
        raise absent()
    return found


def _facts(told: PostFactsIn) -> dict[str, Any]:
    return {name: getattr(told, name) for name in CHANGEABLE}


def _period(told: Period) -> dict[str, Any]:
    return {name: getattr(told, name) for name in Period.model_fields}


def _told(served: Deployment) -> DeploymentOut:
    line = Line(served, served.post, served.public_id, served.state(served.today))
    return _line(line)


def _line(line: Line) -> DeploymentOut:
    row = line.deployment
    days = {name: getattr(row, name) for name in DeploymentOut.model_fields if hasattr(row, name)}
    return DeploymentOut(
        **days
        | {
            "id": line.public_id,
            "state": line.state,
            "notice_delay_days": (row.notified_on - row.from_on).days,
            "version": getattr(row, "version", None),
            "post": _post_told(line.post, line.post.public_id, getattr(line.post, "version", None)),
        }
    )


def _post_told(post: Any, public_id: UUID, version: int | None) -> PostOut:
    facts = {name: getattr(post, name) for name in (*CHANGEABLE, "host_type", "holds_from")}
    return PostOut(id=public_id, authority=post.authority.code, country=post.country_id, version=version, **facts)


def _post_line(line: posts.Line) -> PostLineOut:
    post = line.post
    return PostLineOut(
        id=post.public_id,
        authority=post.authority.code,
        country=post.country_id,
        city=post.city,
        kind=post.kind,
        host_type=post.host_type,
        responsible_for=post.responsible_for,
        topics=post.topics,
        service=line.service,
        deployment=line.deployment,
        from_on=line.from_on,
        until_on=line.until_on,
    )


def timeline_out(row: Row) -> PostTimelineOut:
    return PostTimelineOut(
        post=row.public_id,
        authority=row.post.authority.code,
        country=row.post.country_id,
        city=row.post.city,
        spans=[
            SpanOut(
                what=span.what,
                from_on=span.from_on,
                until_on=span.until_on,
                deployment=span.deployment,
                state=span.state,
                overlap_days=span.overlap,
            )
            for span in row.spans
        ],
    )
