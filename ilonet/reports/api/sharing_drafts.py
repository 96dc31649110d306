"""Drafts before their release, for machines: shared, read, taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from ilonet.access.actor import Actor, actor_of
from ilonet.lib.asking import ask, cursor
from ilonet.lib.bodies import Body
from ilonet.reports.audience import circles_of
from ilonet.reports.file_shapes import DraftFileShape, file_told
from ilonet.reports.files_along import Staying, files_shown, may_take
from ilonet.reports.finding import find
from ilonet.reports.models import SharedDraft
from ilonet.reports.opening import insist_on_key
from ilonet.reports.shapes import SectionShape
from ilonet.reports.shared_drafts import find_shared, open_to
from ilonet.reports.sharing_drafts import DAYS, read_shared, share, take_back
from ilonet.reports.telling import told_to_machines

router = Router(tags=["reports"])


class GuestsIn(Body):
    """`to` names posts and networks as the list of choices does."""

    to: list[str]
    days: int = DAYS[1]
    note: str = ""


class SharedOut(Schema):
    id: UUID
    title: str
    authority: str
    post: str
    language: str
    shared_at: datetime
    ends_at: datetime


class SharedDraftsOut(Schema):
    items: list[SharedOut]
    next: str | None


class StaysOut(Schema):
    """A file that did not go along, and why."""

    name: str
    code: str
    message: str
    hint: str


class SharedDraftOut(SharedOut):
    """Not released: it may still be wrong, and is not to be passed on."""

    note: str
    kind: str
    tlp: str
    handling: str
    sections: list[SectionShape]
    particulars: dict[str, Any]
    topics: list[str]
    countries: list[str]
    files: list[DraftFileShape]
    ended_at: datetime | None
    ending: str
    may: list[str]


class SharedNowOut(SharedDraftOut):
    stays: list[StaysOut]


@router.get("/drafts", response=SharedDraftsOut, summary="Drafts shared before their release, newest first")
def index(request: HttpRequest) -> SharedDraftsOut:
    """With you, and by your post. The parameter `after` goes on where the last page ended."""
    shown = open_to(actor_of(request), ask(request.GET, after=cursor)["after"])
    return SharedDraftsOut(items=[SharedOut(**_listed(one)) for one in shown.rows], next=shown.next)


@router.get("/drafts/{uuid:public_id}", response=SharedDraftOut, summary="Read a shared draft; the reading is recorded")
def draft(request: HttpRequest, public_id: UUID) -> SharedDraftOut:
    ask(request.GET)
    return _told(request, find_shared(public_id, actor_of(request)))


@router.post(
    "/reports/{uuid:public_id}/drafts", response={201: SharedNowOut}, summary="Share a draft before its release"
)
def begin(request: HttpRequest, public_id: UUID, asked: GuestsIn) -> Status[SharedNowOut]:
    """As it is saved, once it has passed the gate; for 3, 7 or 14 days. What was shared of it before ends with this.

    Files go along that have passed the gate and the search for malware; `stays` names the others, each with why.
    """
    actor = actor_of(request)
    report = find(public_id, actor, may="amend")
    insist_on_key(request, report.being_written(actor).text)
    made = share(report, circles_of(asked.to, actor), days=asked.days, note=asked.note, by=actor)
    told = _told(request, find_shared(made.public_id, actor))
    return Status(201, SharedNowOut(**dict(told), stays=[_staying(one) for one in made.stays]))


@router.post("/drafts/{uuid:public_id}/removal", response={204: None}, summary="Take a shared draft back")
def removal(request: HttpRequest, public_id: UUID) -> Status[None]:
    actor = actor_of(request)
    take_back(find_shared(public_id, actor, may="unshare"), by=actor)
    return Status(204, None)


def _staying(one: Staying) -> StaysOut:
    return StaysOut(name=one.file.name, code=one.why.code, message=str(one.why.message), hint=str(one.why.hint))


def _listed(one: SharedDraft) -> dict[str, Any]:
    return {
        "id": one.public_id,
        "title": one.title,
        "authority": one.authority.code,
        "post": one.post_label,
        "language": one.language,
        "shared_at": one.shared_at,
        "ends_at": one.ends_at,
    }


def _told(request: HttpRequest, one: SharedDraft) -> SharedDraftOut:
    actor, text = actor_of(request), one.text
    insist_on_key(request, text)
    read_shared(one, by=actor)
    is_open = may_take(one, actor) and not actor.restraint
    return SharedDraftOut(
        **_listed(one),
        note=one.note,
        kind=text.kind,
        tlp=text.tlp,
        handling=text.handling,
        sections=[SectionShape(**section) for section in text.written_sections],
        particulars=told_to_machines(text.template, text.particulars),
        topics=text.topics,
        countries=text.countries,
        files=[file_told(file, is_open=is_open) for file in files_shown(one, actor)],
        ended_at=one.ended_at,
        ending=one.ending,
        may=_verbs(one, actor),
    )


def _verbs(one: SharedDraft, actor: Actor) -> list[str]:
    return sorted(verb for verb, open_ in actor.verbs(one).items() if open_)
