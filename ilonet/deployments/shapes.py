"""In which shape does a machine send and get posts and deployments?"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ninja import Field, Schema

from ilonet.lib.bodies import Body


class PostOut(Schema):
    id: UUID
    authority: str
    kind: str
    host_type: str
    country: str
    city: str
    responsible_for: list[str]
    topics: list[str]
    assistance: list[str]
    duties: str
    migration_share: int
    other_duties: str
    legal_basis: str
    special_agreement: str
    restricted_topics: list[str]
    reporting_line: str
    siena: str
    law_enforcement: bool
    competences: list[str]
    holds_from: date
    version: int | None  # of the row of today; none for what was known before


class DeploymentOut(Schema):
    id: UUID
    state: str
    from_on: date
    until_on: date
    notified_on: date
    notice_delay_days: int
    arrived_on: date | None
    suspended_on: date | None
    withdrawn_on: date | None
    withdrawal_reason: str
    longer_because: str
    joint: bool
    basis: str
    original_duties: str
    open_for_interest_until: date | None
    version: int | None
    post: PostOut


class DeploymentsOut(Schema):
    items: list[DeploymentOut]
    next: str | None


class PostLineOut(Schema):
    id: UUID
    authority: str
    country: str
    city: str
    kind: str
    host_type: str
    responsible_for: list[str]
    topics: list[str]
    service: str  # served, coming, vacant
    deployment: UUID | None  # that is there, or comes next
    from_on: date | None
    until_on: date | None


class PostsOut(Schema):
    items: list[PostLineOut]
    next: str | None


class SpanOut(Schema):
    what: str  # served, planned, vacant
    from_on: date
    until_on: date | None
    deployment: UUID | None
    state: str
    overlap_days: int


class PostTimelineOut(Schema):
    post: UUID
    authority: str
    country: str
    city: str
    spans: list[SpanOut]


class TimelineOut(Schema):
    items: list[PostTimelineOut]
    next: str | None = None


class Period(Body):
    from_on: date
    until_on: date
    longer_because: str = Field("", max_length=200)
    joint: bool = False
    open_for_interest_until: date | None = None


class PostFactsIn(Body):
    kind: str = Field("ilo", max_length=20)
    city: str = Field(max_length=80)
    responsible_for: list[str] = Field([], max_length=60)
    topics: list[str] = []
    assistance: list[str] = []
    duties: str = Field(max_length=500)
    migration_share: int = 100
    other_duties: str = Field("", max_length=200)
    legal_basis: str = Field(max_length=200)
    special_agreement: str = Field("", max_length=300)
    restricted_topics: list[str] = []
    reporting_line: str = Field("", max_length=200)
    siena: str = Field("none", max_length=20)
    law_enforcement: bool = False
    competences: list[str] = []


class NoticeIn(Period, PostFactsIn):
    authority: str = Field(pattern=r"^[A-Za-z0-9_-]{1,20}$")
    host_type: str
    country: str = Field(pattern=r"^[A-Z]{3}$")
    associated_confirmed: bool = False


class ChangeIn(PostFactsIn):
    holds_from: date
    version: int


class Seen(Body):
    version: int


class OnDay(Seen):
    on: date


class ExtensionIn(Seen):
    until_on: date
    longer_because: str = Field("", max_length=200)


class CorrectionIn(ExtensionIn):
    from_on: date


class WithdrawalIn(Seen):
    because: str = Field(max_length=200)
