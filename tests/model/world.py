"""What there is to know about: a world in plain words, without the product."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

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


@dataclass(frozen=True)
class Notice:
    account: str


@dataclass(frozen=True)
class Subscription:
    account: str


@dataclass(frozen=True)
class Feed:
    account: str


# Whom an author can address: ("network", key), ("post", key), ("authority", key), ("entitled", ""), ("board", "").
Address = tuple[str, str]


@dataclass(frozen=True)
class Report:
    post: str
    audience: frozenset[Address]
    red: bool = False
    version: int = 1
    released_version: int = 0
    submitted: bool = False
    withdrawn: bool = False
    taken_back: bool = False  # by a privacy reviewer, until it is released again
    restricted: bool = False  # handling H2 or H3
    warning: bool = False  # of the kind early warning
    product: bool = False  # of an agency, to be passed on


@dataclass(frozen=True)
class Version:
    report: str
    number: int
    audience: frozenset[Address] = frozenset()  # of that version, once it was released
    red: bool = False


@dataclass(frozen=True)
class File:
    report: str
    since: int
    until: int | None = None
    clear: bool = True


@dataclass(frozen=True)
class Comment:
    report: str  # none where it speaks of a request
    version: int
    by: Address  # ("post", key) or ("back office", authority)
    answers: str | None = None
    draft: str | None = None  # of that report, shown before a release, of which it speaks instead
    request: str | None = None  # of which it speaks instead
    minutes: int = 0  # since it was said
    answered: bool = False
    taken_back: bool = False


@dataclass(frozen=True)
class Reading:
    report: str


@dataclass(frozen=True)
class Request:
    """Asked by a post, or by an authority's back office where `post` is empty."""

    authority: str
    post: str | None
    audience: frozenset[Address]
    addressees: tuple[str, ...] = ()  # keys of those it asks
    sent: bool = False
    closed: bool = False
    withdrawn: bool = False
    astray: frozenset[Address] = frozenset()  # whom a draft is shown to although it should not be: no verb leans on it


@dataclass(frozen=True)
class Addressee:
    request: str
    authority: str
    post: str | None
    tasked: bool = False
    answered: bool = False
    declined: bool = False


@dataclass(frozen=True)
class Answer:
    """`by_post` where the officer writes it, else the back office."""

    addressee: str
    by_post: bool
    for_asker_alone: bool = False
    submitted: bool = False
    released: bool = False
    withdrawn: bool = False
    astray: frozenset[Address] = frozenset()  # as of a request


@dataclass(frozen=True)
class Compilation:
    request: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Look:
    post: str
    office: bool = False  # written by the back office of its authority, as a comment may be
    hands: frozenset[str] = frozenset()  # people who have written the text
    overdue: bool = False
    lapsed: bool = False
    ended: bool = False
    decided_by: str | None = None


@dataclass(frozen=True)
class Acknowledgement:
    report: str
    authority: str


@dataclass(frozen=True)
class Closing:
    report: str
    reopened: bool = False


@dataclass(frozen=True)
class FollowUp:
    report: str
    by: str  # a report too


@dataclass(frozen=True)
class Widening:
    report: str
    post: str | None  # which asked; none: the back office of `authority`
    answered: bool = False
    authority: str | None = None
    before_red: bool = False  # asked before the report was marked TLP:RED


@dataclass(frozen=True)
class SharedDraft:
    """Of a report's post, shown to others before a release; over once its days have passed."""

    report: str
    to: frozenset[Address]
    ended: bool = False
    over: bool = False
    files: frozenset[str] = frozenset()  # that went along


@dataclass(frozen=True)
class Receipt:
    """Of a product, said by a post, or by a back office where `post` is empty."""

    report: str
    authority: str
    post: str | None = None


@dataclass(frozen=True)
class Corroboration:
    report: str
    post: str  # that says so
    is_open: bool = True


@dataclass(frozen=True)
class Citation:
    """One report speaks of another in one of its versions."""

    report: str
    cites: str
    version: int


@dataclass(frozen=True)
class Spill:
    """Of a report; whether the report still stands does not matter to who may know of it."""

    report: str
    by: str
    ended: bool = False


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
