"""Opened to more or to fewer, asked of the originator and answered, for machines (R-SEC-7)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from ilonet.access.actor import Actor, actor_of
from ilonet.lib.asking import ask as asked_of
from ilonet.lib.bodies import Body
from ilonet.lib.refusals import absent
from ilonet.reports.asking_wider import agree, ask, decline
from ilonet.reports.audience import circles_of, named
from ilonet.reports.finding import find
from ilonet.reports.lowering import set_lowering
from ilonet.reports.models import Widening
from ilonet.reports.shapes import ReachOut
from ilonet.reports.sharing import narrow, widen

router = Router(tags=["reports"])


class AudienceIn(Body):
    """Names of circles, as the list of choices spells them."""

    audience: list[str]


class WishIn(AudienceIn):
    because: str


class AnswerIn(Body):
    agree: bool
    because: str = ""


class LoweringIn(Body):
    """Without a day, the marking stays."""

    on: date | None = None
    to: str = ""


class WideningOut(Schema):
    id: UUID
    report: UUID
    audience: list[str]
    authority: str
    because: str
    asked_at: datetime
    answered_at: datetime | None
    agreed: bool | None
    answer: str


class WideningsOut(Schema):
    items: list[WideningOut]
    next: str | None = None


@router.post("/reports/{public_id}/widen", response=ReachOut, summary="Open to more readers")
def open_to(request: HttpRequest, public_id: UUID, asked: AudienceIn) -> ReachOut:
    """For the originator; answers who can read it then."""
    actor = actor_of(request)
    found = find(public_id, actor, may="widen")
    reached = widen(found, circles_of(asked.audience, actor), by=actor)
    return ReachOut(readers=reached.people, authorities=list(reached.authorities))


@router.post("/reports/{public_id}/narrow", response=ReachOut, summary="Take readers out of the audience")
def close_to(request: HttpRequest, public_id: UUID, asked: AudienceIn) -> ReachOut:
    """For the originator; at once, in every version."""
    actor = actor_of(request)
    found = find(public_id, actor, may="narrow")
    known = {one.token: one.circle for one in named(found.audience, actor)}
    reached = narrow(found, [known[one] for one in asked.audience if one in known], by=actor)
    return ReachOut(readers=reached.people, authorities=list(reached.authorities))


@router.post("/reports/{public_id}/lowering", response={204: None}, summary="Let the marking fall on a day")
def fall(request: HttpRequest, public_id: UUID, asked: LoweringIn) -> Status[None]:
    actor = actor_of(request)
    set_lowering(find(public_id, actor, may="widen"), on=asked.on, to=asked.to, by=actor)
    return Status(204, None)


@router.get("/reports/{public_id}/widenings", response=WideningsOut, summary="What was asked of its originator")
def wishes(request: HttpRequest, public_id: UUID) -> WideningsOut:
    """Your own, and all of them for the originator."""
    asked_of(request.GET)
    actor = actor_of(request)
    rows = (
        Widening.objects.visible_to(actor).filter(report=find(public_id, actor)).select_related("authority", "report")
    )
    return WideningsOut(items=[_told(one, actor) for one in rows[:100]])


@router.post("/reports/{public_id}/widenings", response={201: WideningOut}, summary="Ask that others may read it")
def wish(request: HttpRequest, public_id: UUID, asked: WishIn) -> Status[WideningOut]:
    actor = actor_of(request)
    found = find(public_id, actor, may="ask_wider")
    made = ask(found, circles_of(asked.audience, actor), because=asked.because, by=actor)
    return Status(201, _told(made, actor))


@router.post("/widenings/{public_id}/answer", response=WideningOut, summary="Agree or decline")
def answer(request: HttpRequest, public_id: UUID, asked: AnswerIn) -> WideningOut:
    """For the originator's authority; who declines says why."""
    actor = actor_of(request)
    rows = Widening.objects.visible_to(actor).select_related("authority", "report")
    found: Widening | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise absent()
    if asked.agree:
        agree(found, answer=asked.because, by=actor)
    else:
        decline(found, because=asked.because, by=actor)
    return _told(found, actor)


def _told(one: Widening, actor: Actor) -> WideningOut:
    return WideningOut(
        id=one.public_id,
        report=one.report.public_id,
        audience=[each.token for each in named(one.circles, actor)],
        authority=one.authority.code,
        because=one.because,
        asked_at=one.asked_at,
        answered_at=one.answered_at,
        agreed=one.is_agreed,
        answer=one.answer,
    )
