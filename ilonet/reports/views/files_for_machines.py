"""Files of reports for machines: the same verbs and refusals as on the pages; a file comes as a form with one part, `file`."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from ninja import Router, Schema, Status

from ilonet.access.actor import actor_of
from ilonet.documents.models import File
from ilonet.documents.reading import look_at
from ilonet.lib.asking import ask
from ilonet.lib.bodies import Body
from ilonet.reports.attaching import ask_again, files_of, may_take, take_off
from ilonet.reports.finding import find
from ilonet.reports.opening import insist_on_key
from ilonet.reports.views.files import attach, content, opened, state_reason, state_seen

router = Router(tags=["files"])


class FileOut(Schema):
    id: UUID
    name: str
    type: str
    size: int
    sha256: str
    state: str
    sent_at: datetime
    stripped: dict[str, int]
    findings: list[dict[str, Any]]
    pictures: int
    unread_pictures: int
    asks: list[str]


class FilesOut(Schema):
    items: list[FileOut]


class PassageOut(Schema):
    where: str
    text: str


class ReadFileOut(FileOut):
    report: UUID
    passages: list[PassageOut]
    content: str | None


class FileSeenIn(Body):
    seen: bool


class FileReasonIn(Body):
    reason: str
    note: str = ""


@router.get(
    "/reports/{public_id}/files", response=FilesOut, summary="Files of the released version, or of the one you write"
)
def index(request: HttpRequest, public_id: UUID) -> FilesOut:
    actor = actor_of(request)
    report = find(public_id, actor)
    insist_on_key(request, report.text)
    if report.may["amend"]:
        ask_again(report, actor)
    number = report.version if report.may["amend"] else report.released_version or report.version
    return FilesOut(items=[_told(one) for one in files_of(report, number, actor)])


@router.post("/reports/{public_id}/files", response={201: FileOut}, summary="Attach a file to the version you write")
def attach_(request: HttpRequest, public_id: UUID) -> Status[FileOut]:
    """A form with one part, `file`, or with `arrived`: the id of a file sent in pieces (tus 1.0). What the gate finds is 422 `gate.refused`."""
    actor = actor_of(request)
    report = find(public_id, actor, may="amend")
    insist_on_key(request, report.being_written(actor).text)
    return Status(201, _told(attach(request, report, actor)))


@router.get("/files/{public_id}", response=ReadFileOut, summary="What a file says; the reading is recorded")
def file(request: HttpRequest, public_id: UUID) -> ReadFileOut:
    actor = actor_of(request)
    found, report = opened(request, public_id)
    at = reverse("api:file_content", args=[public_id]) if may_take(report, actor) and not actor.restraint else None
    passages = [PassageOut(where=str(one["where"]), text=one["text"]) for one in look_at(found, by=actor)]
    return ReadFileOut(**_told(found).model_dump(), report=report.public_id, passages=passages, content=at)


@router.get("/files/{public_id}/content", summary="The file itself; recorded", url_name="file_content")
def content_(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    ask(request.GET)
    return content(request, public_id)


@router.post("/files/{public_id}/removal", response={204: None}, summary="Take a file off the version you write")
def removal(request: HttpRequest, public_id: UUID) -> Status[None]:
    found, report = opened(request, public_id, may="amend")
    take_off(found, report, by=actor_of(request))
    return Status(204, None)


@router.post(
    "/files/{public_id}/reason", response=FileOut, summary="Say why what the gate asks about is no personal data"
)
def reason(request: HttpRequest, public_id: UUID, asked: FileReasonIn) -> FileOut:
    found, report = opened(request, public_id, may="amend")
    state_reason(found, report, asked.reason, asked.note, by=actor_of(request))
    return _told(found)


@router.post(
    "/files/{public_id}/seen",
    response=FileOut,
    summary="Say that you have looked at each picture: nobody can be recognised, no name, number or document read",
)
def seen(request: HttpRequest, public_id: UUID, asked: FileSeenIn) -> FileOut:
    found, _report = opened(request, public_id, may="amend")
    state_seen(found, is_said=asked.seen, by=actor_of(request))
    return _told(found)


def _told(one: File) -> FileOut:
    about = one.about
    return FileOut(
        id=one.public_id,
        name=one.name,
        type=one.kind,
        size=one.size,
        sha256=one.digest,
        state=one.state,
        sent_at=one.sent_at,
        stripped=about.get("stripped", {}),
        findings=about.get("found", []) if one.waits_for_a_word and one.asks_why else [],
        pictures=one.pictures,
        asks=[word for word, is_asked in (("reason", one.asks_why), ("seen", one.asks_for_eyes)) if is_asked],
        unread_pictures=one.unread_pictures,
    )
