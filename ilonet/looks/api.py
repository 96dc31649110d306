"""What waits for a second look, for machines: a passage is given to whoever decides about it alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from ilonet.access.actor import Actor, actor_of
from ilonet.lib.asking import ask, cursor, one_of
from ilonet.lib.bodies import Body
from ilonet.looks.deciding import decide
from ilonet.looks.listing import SHELVES, find, insist_reviewer, looks_of
from ilonet.looks.models import Look
from ilonet.looks.passage import LONGEST

router = Router(tags=["second looks"])


class LookOut(Schema):
    id: UUID
    class_: str = Field(alias="class")
    kind: str
    authority: str
    language: str
    why: str
    afterwards: bool
    asked_at: datetime
    due_at: datetime
    decision: str
    because: str
    decided_at: datetime | None
    ended_at: datetime | None


class PassageOut(Schema):
    before: str
    found: str
    after: str
    note: str


class OneLookOut(LookOut):
    passage: PassageOut | None
    proposal: str  # what its author may put in the place


class LookListOut(Schema):
    items: list[LookOut]
    next: str | None = None


class DecisionIn(Body):
    decision: Literal["clear", "mask", "refuse"]
    because: str = Field(max_length=LONGEST)
    proposal: str = Field(default="", max_length=LONGEST)


@router.get("/looks", response=LookListOut, by_alias=True, summary="What waits for you as privacy reviewer")
def looks(request: HttpRequest) -> dict[str, Any]:
    asked, actor = ask(request.GET, shelf=one_of(SHELVES), after=cursor), actor_of(request)
    insist_reviewer(actor)
    found = looks_of(actor, asked["shelf"] or "waiting", asked["after"])
    return {"items": [_facts(one) for one in found.rows], "next": found.next}


@router.get("/looks/{uuid:public_id}", response=OneLookOut, by_alias=True, summary="One place, with its passage")
def look(request: HttpRequest, public_id: UUID) -> dict[str, Any]:
    ask(request.GET)
    actor = actor_of(request)
    return _told(find(public_id, actor), actor)


@router.post("/looks/{uuid:public_id}/decision", response={204: None}, summary="Say what becomes of it")
def decide_about(request: HttpRequest, public_id: UUID, told: DecisionIn) -> Status[None]:
    actor = actor_of(request)
    decide(find(public_id, actor), told.decision, told.because, told.proposal, by=actor)
    return Status(204, None)


def _told(found: Look, actor: Actor) -> dict[str, Any]:
    passage, proposal = None, ""
    if actor.may("decide", found):
        found.view(by=actor)
        kept = found.passage
        passage = PassageOut(before=kept.before, found=kept.found, after=kept.after, note=kept.note) if kept else None
    elif actor.may("ask", found) and found.decision and found.passage:
        proposal = found.passage.proposal
    return _facts(found) | {"passage": passage, "proposal": proposal}


def _facts(one: Look) -> dict[str, Any]:
    return {
        "id": one.public_id,
        "class": one.found.class_,
        "kind": one.kind,
        "authority": one.authority.code,
        "language": one.language,
        "why": one.why,
        "afterwards": one.is_afterwards,
        "asked_at": one.asked_at,
        "due_at": one.due_at,
        "decision": one.decision,
        "because": one.because,
        "decided_at": one.decided_at,
        "ended_at": one.ended_at,
    }
