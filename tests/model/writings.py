"""What is written in a world: reports, requests, and all that is said of them."""

from dataclasses import dataclass

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
