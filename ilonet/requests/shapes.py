"""In which shape does a machine ask, answer and read what was compiled?"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ninja import Schema

from ilonet.lib.bodies import Body


class AskIn(Body):
    """What is left out stays as it is; `addressees` and `audience` are names: post:<id>, authority:<code>, network:<id>."""

    title: str | None = None
    background: str | None = None
    questions: list[str] | None = None
    language: str | None = None
    topics: list[str] | None = None
    countries: list[str] | None = None
    period_from: date | None = None
    period_until: date | None = None
    tlp: str | None = None
    urgency: str | None = None
    due_on: date | None = None
    addressees: list[str] | None = None
    audience: list[str] | None = None


class SaveIn(AskIn):
    version: int


class ListedOut(Schema):
    id: UUID
    title: str
    authority: str
    countries: list[str]
    topics: list[str]
    tlp: str
    state: str
    due_on: date | None
    sent_at: datetime | None


class RequestsOut(Schema):
    items: list[ListedOut]
    next: str | None


class AddresseeOut(Schema):
    id: UUID
    authority: str
    post: str
    outcome: str
    tasked: bool


class RequestOut(ListedOut):
    version: int
    background: str
    questions: list[str]
    language: str
    proposed: list[str]
    addressees: list[AddresseeOut]
    may: list[str]


class LikeOut(Schema):
    requests: list[UUID]
    reports: list[UUID]


class ReachOut(Schema):
    people: int
    authorities: list[str]


class BecauseIn(Body):
    because: str = ""


class ReplyShape(Body):
    said: str = ""
    nothing: bool = False


class AnswerIn(Body):
    replies: list[ReplyShape]
    note: str = ""
    language: str = "en"
    allows: str = "readers"


class AnswerOut(AnswerIn):
    id: UUID
    version: int
    outcome: str
    released_at: datetime | None
    may: list[str]


class SentenceOut(Schema):
    text: str
    quote: str
    cites: list[UUID]


class PartOut(Schema):
    question: str
    sentences: list[SentenceOut]


class CitedOut(Schema):
    id: UUID
    who: str
    language: str
    replies: list[ReplyShape]
    note: str


class CompilationOut(Schema):
    foreword: str
    overview: list[SentenceOut]
    questions: list[PartOut]
    answers: list[CitedOut]


class PublishIn(Body):
    foreword: str = ""
    language: str = "en"
    answers: list[UUID]
