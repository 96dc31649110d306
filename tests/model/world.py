"""What there is to know about: a world in plain words, without the product."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from tests.model.writings import (
    Acknowledgement,
    Addressee,
    Answer,
    Citation,
    Closing,
    Comment,
    Compilation,
    Corroboration,
    File,
    FollowUp,
    Look,
    Reading,
    Receipt,
    Report,
    Request,
    SharedDraft,
    Spill,
    Version,
    Widening,
)

UNION_ZONE = "Europe/Brussels"  # days of whatever belongs to no authority: the Board's seat


@dataclass(frozen=True)
class Account:
    active: bool = True
    suspended: bool = False
    quarantined: bool = False


@dataclass(frozen=True)
class Authority:
    zone: str
    reviews_before_release: bool = False


@dataclass(frozen=True)
class Post:
    authority: str
    covers: frozenset[str]  # its country and its region of responsibility


@dataclass(frozen=True)
class Deployment:
    post: str
    account: str | None
    first_day: date
    last_day: date
    arrived: date | None = None
    suspended: bool = False
    withdrawn: bool = False


@dataclass(frozen=True)
class Appointment:
    account: str
    function: str
    authority: str | None
    first_day: date
    last_day: date
    revoked: date | None = None
    recorded: datetime | None = None  # now, where nothing is said


@dataclass(frozen=True)
class Network:
    countries: frozenset[str]
    first_day: date
    last_day: date | None = None


@dataclass(frozen=True)
class Facilitation:
    network: str
    deployment: str


@dataclass(frozen=True)
class Contact:
    deployment: str


@dataclass(frozen=True)
class Event:
    by: str | None  # None: a task without a person


@dataclass(frozen=True)
class Viewing:
    by: str
    contact: str


@dataclass(frozen=True)
class Load:
    authority: str


@dataclass(frozen=True)
class Wording:
    authority: str


@dataclass(frozen=True)
class SavedSearch:
    account: str


@dataclass(frozen=True)
class Unsent:
    account: str
    hours: int  # since it was typed
    post: str | None = None  # on which they served while they typed


@dataclass(frozen=True)
class Notice:
    account: str


@dataclass(frozen=True)
class Subscription:
    account: str


@dataclass(frozen=True)
class Feed:
    account: str


@dataclass(frozen=True)
class Admission:
    account: str
    authority: str
    asked_by: str
    handed_by: str | None


@dataclass(frozen=True)
class Suspension:
    account: str
    authority: str | None
    by: str | None


@dataclass(frozen=True)
class Confirmation:
    account: str
    authority: str
    by: str
    at: datetime


@dataclass
class World:
    at: datetime
    accounts: dict[str, Account] = field(default_factory=dict)
    authorities: dict[str, Authority] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    deployments: dict[str, Deployment] = field(default_factory=dict)
    appointments: dict[str, Appointment] = field(default_factory=dict)
    networks: dict[str, Network] = field(default_factory=dict)
    facilitations: dict[str, Facilitation] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    versions: dict[str, Version] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    requests: dict[str, Request] = field(default_factory=dict)
    addressees: dict[str, Addressee] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    compilations: dict[str, Compilation] = field(default_factory=dict)
    acknowledgements: dict[str, Acknowledgement] = field(default_factory=dict)
    closings: dict[str, Closing] = field(default_factory=dict)
    follow_ups: dict[str, FollowUp] = field(default_factory=dict)
    spills: dict[str, Spill] = field(default_factory=dict)
    corroborations: dict[str, Corroboration] = field(default_factory=dict)
    citations: dict[str, Citation] = field(default_factory=dict)
    shared_drafts: dict[str, SharedDraft] = field(default_factory=dict)
    receipts: dict[str, Receipt] = field(default_factory=dict)
    widenings: dict[str, Widening] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    viewings: dict[str, Viewing] = field(default_factory=dict)
    loads: dict[str, Load] = field(default_factory=dict)
    wordings: dict[str, Wording] = field(default_factory=dict)
    phrases: dict[str, str] = field(default_factory=dict)  # of whom
    saved: dict[str, SavedSearch] = field(default_factory=dict)
    notices: dict[str, Notice] = field(default_factory=dict)
    unsent: dict[str, Unsent] = field(default_factory=dict)
    subscriptions: dict[str, Subscription] = field(default_factory=dict)
    looks: dict[str, Look] = field(default_factory=dict)
    feeds: dict[str, Feed] = field(default_factory=dict)
    admissions: dict[str, Admission] = field(default_factory=dict)
    suspensions: dict[str, Suspension] = field(default_factory=dict)
    confirmations: dict[str, Confirmation] = field(default_factory=dict)
    country_risks: list[str] = field(default_factory=list)  # who set them; none is in force

    @property
    def warnings(self) -> dict[str, Report]:
        return {key: one for key, one in self.reports.items() if one.warning}

    def today(self, zone: str = UNION_ZONE) -> date:
        return _day(self.at, zone)


@cache
def _day(at: datetime, zone: str) -> date:
    """Asked some millions of times in one comparison."""
    return at.astimezone(ZoneInfo(zone)).date()
