"""One's own phrases, for machines."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from ilonet.access.actor import actor_of
from ilonet.lib.bodies import Body
from ilonet.phrases.keeping import LONGEST, keep, phrase, phrases_of
from ilonet.phrases.models import Phrase

router = Router(tags=["phrases"])


class PhraseOut(Schema):
    id: UUID
    words: str
    kept_at: datetime


class PhrasesOut(Schema):
    items: list[PhraseOut]
    next: str | None = None


class PhraseIn(Body):
    words: str = Field(max_length=LONGEST)


@router.get("/me/phrases", response=PhrasesOut, summary="Your phrases, the newest first")
def index(request: HttpRequest) -> PhrasesOut:
    return PhrasesOut(items=[_told(one) for one in phrases_of(actor_of(request))])


@router.post("/me/phrases", response={201: PhraseOut}, summary="Keep a phrase")
def keeping(request: HttpRequest, asked: PhraseIn) -> Status[PhraseOut]:
    actor = actor_of(request)
    return Status(201, _told(phrase(keep(asked.words, by=actor).public_id, actor)))


@router.post("/me/phrases/{uuid:public_id}/remove", response={204: None}, summary="Remove a phrase")
def remove(request: HttpRequest, public_id: UUID) -> Status[None]:
    actor = actor_of(request)
    phrase(public_id, actor).remove(by=actor)
    return Status(204, None)


def _told(one: Phrase) -> PhraseOut:
    return PhraseOut(id=one.public_id, words=one.words, kept_at=one.kept_at)
