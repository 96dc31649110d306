"""Products of agencies, for machines: passed on, and received (R-REC18)."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from ilonet.access.actor import actor_of
from ilonet.lib.asking import ask
from ilonet.lib.bodies import Body
from ilonet.reports.finding import find
from ilonet.reports.passing_on import arrived, open_to, pass_on, receive, received_by
from ilonet.reports.shapes import ChoiceOut, ChoicesOut, ReachOut

router = Router(tags=["reports"])


class PassingIn(Body):
    to: list[str]


class ReceiptIn(Body):
    """received, used"""

    says: str


class ReceivedOut(Schema):
    authority: str
    says: str


class ReceiptsOut(Schema):
    items: list[ReceivedOut]
    next: str | None = None


@router.get("/reports/{uuid:public_id}/passing", response=ChoicesOut, summary="To whom you may pass a product on")
def choices(request: HttpRequest, public_id: UUID) -> ChoicesOut:
    ask(request.GET)
    actor = actor_of(request)
    found = find(public_id, actor, may="pass_on")
    return ChoicesOut(items=[ChoiceOut(name=one.token, label=one.label) for one in open_to(found, actor)])


@router.post("/reports/{uuid:public_id}/passing", response=ReachOut, summary="Pass an agency's product on")
def passing(request: HttpRequest, public_id: UUID, asked: PassingIn) -> ReachOut:
    actor = actor_of(request)
    reached = pass_on(find(public_id, actor, may="pass_on"), asked.to, by=actor)
    return ReachOut(readers=reached.people, authorities=list(reached.authorities))


@router.post("/reports/{uuid:public_id}/receipt", response={204: None}, summary="A product was received, or used")
def receipt(request: HttpRequest, public_id: UUID, asked: ReceiptIn) -> Status[None]:
    actor = actor_of(request)
    receive(find(public_id, actor, may="receive"), arrived(asked.says), by=actor)
    return Status(204, None)


@router.get("/reports/{uuid:public_id}/receipts", response=ReceiptsOut, summary="Which authorities have received it")
def receipts(request: HttpRequest, public_id: UUID) -> ReceiptsOut:
    """For the agency that wrote it; others find at most their own."""
    ask(request.GET)
    actor = actor_of(request)
    told = received_by(find(public_id, actor), actor)
    return ReceiptsOut(items=[ReceivedOut(authority=name, says=says) for name, says in told])
