"""In which shape does a machine send and get early warnings?"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Schema

from ilonet.lib.bodies import Body
from ilonet.reports.shapes import SectionShape


class WarningIn(Body):
    """`to`: network, authorities (the usual), neighbours or all; or `audience` as /api/v1/reports/audiences lists it."""

    sign: str
    what: str
    effect: str
    since: date | None = None
    country: str | None = None
    place: str = ""
    urgency: str = "days"
    confidence: str = "moderate"
    horizon: str = ""
    more: str = ""
    rights_line: str = ""
    europol: str = "unknown"
    crime_area: str = ""
    tlp: str = "amber"
    language: str = "en"
    to: str | None = None
    audience: list[str] | None = None
    post: UUID | None = None


class SentOut(Schema):
    """`state`: sent, or with_back_office where the authority looks first."""

    id: UUID
    state: str
    readers: int
    authorities: list[str]


class NoteIn(Body):
    note: str = ""


class EndIn(Body):
    outcome: str
    into: str = ""
    note: str = ""


class BegunOut(Schema):
    id: UUID


class ListedOut(Schema):
    id: UUID
    title: str
    sign: str
    urgency: str
    authority: str
    post: str
    countries: list[str]
    tlp: str
    language: str
    released_at: datetime | None
    acknowledged: bool  # by the authority for which you stand


class WarningsOut(Schema):
    items: list[ListedOut]
    next: str | None


class AcknowledgedOut(Schema):
    authority: str
    place: str
    note: str
    version: int
    at: datetime


class ClosingOut(Schema):
    outcome: str
    into: UUID | None
    note: str
    at: datetime
    reopened_at: datetime | None
    reopened_because: str


class WarningOut(Schema):
    """Of acknowledgements, follow-ups and the report it was merged into what you may know."""

    id: UUID
    title: str
    authority: str
    countries: list[str]
    topics: list[str]
    tlp: str
    language: str
    released_at: datetime | None
    version: int
    sections: list[SectionShape]
    particulars: dict[str, Any]
    rights_line: str
    acknowledged: list[AcknowledgedOut]
    closing: ClosingOut | None
    follow_ups: list[UUID]
    may: list[str]
