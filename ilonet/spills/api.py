"""Spills for machines: the same verbs, the same refusals as on the pages."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from ilonet.access.actor import actor_of
from ilonet.lib.asking import ask
from ilonet.lib.bodies import Body
from ilonet.lib.refusals import absent
from ilonet.spills.models import Spill
from ilonet.spills.pressing import press, spillable
from ilonet.spills.purging import purge
from ilonet.spills.undoing import undo

router = Router(tags=["spills"])
MOST = 100


class BecauseIn(Body):
    because: str


class SpillOut(Schema):
    id: UUID
    report: UUID
    authority: str
    hidden_at: datetime
    because: str
    opened_by: list[str]
    ended_at: datetime | None
    undone_because: str
    certificate: dict[str, Any] | None


class SpillsOut(Schema):
    items: list[SpillOut]
    next: str | None = None


@router.get("/spills", response=SpillsOut, summary="Spills you may know of")
def index(request: HttpRequest) -> SpillsOut:
    ask(request.GET)
    rows = Spill.objects.visible_to(actor_of(request)).defer("held").select_related("authority")
    return SpillsOut(items=[_told(one) for one in rows[:MOST]])


@router.post("/reports/{public_id}/spill", response={201: SpillOut}, summary="Hide a report everywhere at once")
def spill(request: HttpRequest, public_id: UUID, asked: BecauseIn) -> Status[SpillOut]:
    actor = actor_of(request)
    return Status(201, _told(press(spillable(public_id, actor), because=asked.because, by=actor)))


@router.get("/spills/{public_id}", response=SpillOut, summary="One spill, with its certificate once it is purged")
def one(request: HttpRequest, public_id: UUID) -> SpillOut:
    ask(request.GET)
    return _told(_found(request, public_id))


@router.post("/spills/{public_id}/purge", response=SpillOut, summary="Purge, as a second person")
def purging(request: HttpRequest, public_id: UUID) -> SpillOut:
    found = _found(request, public_id)
    purge(found, by=actor_of(request))
    return _told(found)


@router.post("/spills/{public_id}/undo", response=SpillOut, summary="Give back, as a second person")
def undoing(request: HttpRequest, public_id: UUID, asked: BecauseIn) -> SpillOut:
    found = _found(request, public_id)
    undo(found, because=asked.because, by=actor_of(request))
    return _told(found)


def _found(request: HttpRequest, public_id: UUID) -> Spill:
    rows = Spill.objects.visible_to(actor_of(request)).select_related("authority")
    found: Spill | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise absent()
    return found


def _told(one: Spill) -> SpillOut:
    return SpillOut(
        id=one.public_id,
        report=one.report,
        authority=one.authority.code,
        hidden_at=one.pressed_at,
        because=one.because,
        opened_by=sorted({code for code, _version, _at in one.opened}),
        ended_at=one.ended_at,
        undone_because=one.undone_because,
        certificate=one.certificate,
    )
