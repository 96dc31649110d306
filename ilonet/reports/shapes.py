"""In which shape does a machine send and get reports?"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from ninja import Field, Schema

from ilonet.lib.bodies import Body
from ilonet.reports.corroborated import Told


class SectionShape(Schema):
    heading: str = ""
    text: str = ""


class SectionIn(SectionShape, Body):
    """`html` instead of `text`: its headings, lists and tables are kept, the rest is lost."""

    html: str | None = Field(default=None, max_length=200_000)


class TextIn(Body):
    """What is left out stays as it is; `audience` names circles as the list of choices does."""

    title: str | None = None
    sections: list[SectionIn] | None = None
    kind: str | None = None
    language: str | None = None
    topics: list[str] | None = None
    related_topics: list[str] | None = None
    level: str | None = None
    countries: list[str] | None = None
    period_from: date | None = None
    period_until: date | None = None
    tlp: str | None = None
    handling: str | None = None
    handling_note: str | None = None
    sensitive: bool | None = None
    rights_line: str | None = None
    particulars: dict[str, Any] | None = None
    vulnerable: list[str] | None = None
    gender: str | None = None
    source_code: str | None = None
    information_code: str | None = None
    europol: str | None = None
    crime_area: str | None = None
    covered_by: list[UUID] | None = None
    refers_to: list[UUID] | None = None
    made_from: list[UUID] | None = None
    valid_until: date | None = None
    why: str | None = None
    audience: list[str] | None = None


class DraftIn(TextIn):
    post: UUID | None = None


class SaveIn(TextIn):
    version: int


class LookIn(Body):
    """A place as the `findings` of a refusal name it, and why it is no personal data."""

    field: str = Field(max_length=80)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    reason: str = Field(max_length=12)
    note: str = Field(default="", max_length=300)


class LookAskedOut(Schema):
    id: UUID
    due_at: datetime


class ReasonIn(Body):
    because: str


class ReachOut(Schema):
    readers: int
    authorities: list[str]


class CorroboratedOut(Schema):
    """Independent authorities, of those whose word the reader may know."""

    confirmed: int = 0
    contradicted: int = 0
    outdated: int = 0

    @classmethod
    def of(cls, told: Told | None) -> Self:
        """Of nobody's word, three noughts."""
        if told is None:
            return cls()
        return cls(confirmed=told.confirmed, contradicted=told.contradicted, outdated=told.outdated)


class ListedOut(Schema):
    id: UUID
    title: str
    kind: str
    authority: str
    post: str
    topics: list[str]
    countries: list[str]
    level: str
    tlp: str
    language: str
    released_at: datetime | None
    version: int
    expired: bool = False
    corroborated: CorroboratedOut


class ReportsOut(Schema):
    items: list[ListedOut]
    next: str | None


class FieldOut(Schema):
    """`columns` where it is a table: send a list of rows, each with some of them."""

    name: str
    label: str
    type: str
    required: bool
    choices: list[str] = []
    columns: list[FieldOut] = []


class TemplateOut(Schema):
    kind: str
    version: int
    label: str
    purpose: str
    sections: list[str]
    fields: list[FieldOut]
    needs_rights_line: bool
    needs_source: bool
    needs_gender: bool


class TemplatesOut(Schema):
    items: list[TemplateOut]
    next: str | None = None


class ReportOut(ListedOut):
    """A small count of people stands in `particulars` as “<5”, one that would give it away as “withheld”."""

    sections: list[SectionShape]
    related_topics: list[str]
    period_from: date | None
    period_until: date | None
    handling: str
    handling_note: str
    sensitive: bool
    rights_line: str
    template_version: int
    particulars: dict[str, Any]
    vulnerable: list[str]
    gender: str
    source_code: str
    information_code: str
    europol: str
    crime_area: str
    covered_by: list[str]
    refers_to: list[str]
    made_from: list[str]
    referred_to_by: list[str]
    valid_until: date | None
    withdrawn_at: datetime | None
    why_you_see_it: str
    may: list[str]


class DraftOut(Schema):
    """The version being written; `version` is the precondition of the next save.

    `reads_like` names the language that the text clearly is where it is marked as another.
    """

    id: UUID
    version: int
    title: str
    sections: list[SectionShape]
    particulars: dict[str, Any]
    facts: dict[str, Any]
    audience: list[str]
    reads_like: str = ""


class ChoiceOut(Schema):
    name: str
    label: str


class ChoicesOut(Schema):
    items: list[ChoiceOut]
    next: str | None = None
