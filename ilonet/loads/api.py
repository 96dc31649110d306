"""Lists of officers for machines: sent, looked at, explained, confirmed or discarded, with the verbs of the pages."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema, Status

from ilonet.access.actor import actor_of
from ilonet.authorities.models import Authority
from ilonet.lib.bodies import Body
from ilonet.lib.refusals import Refusal, absent, not_allowed
from ilonet.loads import sending, storing
from ilonet.loads.models import Load, Stage
from ilonet.loads.remembering import say
from ilonet.work import queue

router = Router(tags=["loads"])

LARGEST = 2_400_000  # letters of base64: 1.8 MB, some 10,000 rows; longer lists are sent by the page or the command


class LoadIn(Body):
    authority: str = Field(pattern=r"^[A-Za-z0-9_-]{1,20}$")
    filename: str = Field("", max_length=120)
    content: str = Field(max_length=LARGEST, description="the file in base64")
    sheet: str | None = Field(None, max_length=60)
    is_legacy: bool = False


class Seen(Body):
    version: int


class WordIn(Body):
    kind: str = Field(max_length=20)
    heard: str = Field(max_length=200)
    means: str = Field(max_length=40)


class WordsIn(Body):
    said: list[WordIn] = Field(min_length=1, max_length=200)


class ProgressOut(Schema):
    done: int
    of: int
    is_served: bool


class LoadOut(Schema):
    id: UUID
    authority: str
    stage: str
    version: int
    sent_at: datetime
    expires_at: datetime
    rows: int
    counts: dict[str, int]
    progress: ProgressOut | None
    columns: dict[str, str]
    asked: list[dict[str, Any]]
    errors: list[dict[str, Any]]
    warnings: list[dict[str, Any]]
    notes: list[str]
    refusal: dict[str, str] | None
    differences: list[dict[str, Any]]
    missing: list[dict[str, Any]]
    has_moved: bool = Field(description="the register changed after the last look: this is the difference as it is now")


@router.post("/register/loads", response={201: LoadOut}, summary="Send a list; nothing is stored yet")
def send(request: HttpRequest, told: LoadIn) -> Status[Any]:
    actor = actor_of(request)
    authority = Authority.objects.filter(code=told.authority, pk__in=actor.reviews_for).first()
    if authority is None:
        raise not_allowed("notify")
    load = sending.send(
        authority,
        _decoded(told.content),
        filename=told.filename,
        sheet=told.sheet,
        is_legacy=told.is_legacy,
        by=actor,
    )
    return Status(201, _out(sending.find(load.public_id, by=actor)))


@router.get("/register/loads/{uuidstr:public_id}", response=LoadOut, summary="What a list asks and would change")
def load(request: HttpRequest, public_id: UUID) -> dict[str, Any]:
    return _out(_found(request, public_id))


@router.post("/register/loads/{uuidstr:public_id}/words", response=LoadOut, summary="Say what words mean; read again")
def words(request: HttpRequest, public_id: UUID, told: WordsIn) -> dict[str, Any]:
    found = _found(request, public_id)
    for word in told.said:
        say(found.authority, word.kind, word.heard, word.means, by=actor_of(request))
    sending.look_again(found, by=actor_of(request))
    return _out(_found(request, public_id))


@router.post(
    "/register/loads/{uuidstr:public_id}/confirm",
    response={200: LoadOut, 409: LoadOut},
    summary="Store what was looked at; 409 with the new difference when the register has moved",
)
def confirm(request: HttpRequest, public_id: UUID, told: Seen) -> Status[Any]:
    found = _found(request, public_id)
    is_done = storing.confirm(found, version=told.version, by=actor_of(request))
    return Status(200 if is_done else 409, _out(_found(request, public_id)))


@router.post("/register/loads/{uuidstr:public_id}/discard", response={204: None}, summary="Discard a list and its file")
def discard(request: HttpRequest, public_id: UUID, told: Seen) -> Status[Any]:
    _found(request, public_id).discard(version=told.version, by=actor_of(request))
    return Status(204, None)


def _found(request: HttpRequest, public_id: UUID) -> Load:
    try:
        return sending.find(public_id, by=actor_of(request))
    except Load.DoesNotExist as error:
        raise absent() from error


def _decoded(content: str) -> bytes:
    try:
        return base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refusal(
            "file.not_base64",
            _("The content of the file is not in base64."),
            _("Encode the bytes of the file as base64, without line breaks."),
            status=422,
            field="content",
        ) from error


def _out(found: Load) -> dict[str, Any]:
    empty: dict[str, Any] = {"columns": {}, "asked": [], "errors": [], "warnings": [], "notes": [], "refusal": None}
    nothing: dict[str, Any] = {"differences": [], "missing": [], "has_moved": False}
    return {
        "id": found.public_id,
        "authority": found.authority.code,
        "stage": found.stage,
        "version": found.version,
        "sent_at": found.sent_at,
        "expires_at": found.expires_at,
        "rows": found.rows,
        "counts": found.counts,
        "progress": _progress(found),
        **empty,
        **nothing,
        **(found.seen if found.is_open else {}),
    }


def _progress(found: Load) -> dict[str, Any] | None:
    if not found.is_under_way:
        return None
    name = "loads.read" if found.stage == Stage.READING else "loads.store"
    job = queue.progress(name, load=str(found.public_id)) or queue.Progress()
    return {"done": job.done, "of": job.of, "is_served": queue.is_served()}
