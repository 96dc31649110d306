"""Which requests does a list show? Those the reader may see, narrowed by what was asked, newest first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q

from ilonet.access.actor import Actor
from ilonet.deployments.vocabulary import Topic
from ilonet.lib.asking import Parameters, after, ask, code, cursor, one_of, place
from ilonet.places.models import country_name
from ilonet.requests.models import Addressee, Request, RequestQuerySet

PAGE = 25
SHELVES = ("desk", "ours", "drafts")  # asked of us, asked by us, not sent yet
STATES = ("open", "late", "closed")
HEAVY = ("sealed", "words", "reasons", "readers", "audience", "wanted")


@dataclass(frozen=True)
class Asked:
    """What the address bar asks of the list."""

    shelf: str | None = None
    narrowed: dict[str, Any] = field(default_factory=dict)
    after: list[Any] | None = None

    @property
    def key(self) -> str:
        return "saved_at" if self.shelf == "drafts" else "sent_at"


@dataclass(frozen=True)
class Listed:
    """A request in the list; `mine` are the addressees that one acts for, `progress` is the asker's alone."""

    request: Request
    countries: list[str]
    state: str
    mine: tuple[Addressee, ...] = ()
    progress: tuple[int, int] | None = None

    @property
    def posts_alike(self) -> bool:
        """Several posts of one authority in one city: then the kind of post tells them apart."""
        cities = [one.post.city for one in self.mine if one.post]
        return len(set(cities)) < len(cities)


@dataclass(frozen=True)
class Shown:
    rows: list[Listed]
    next: str | None


def asked_of(parameters: Parameters) -> Asked:
    """Raises Refusal for what the list does not know."""
    given = ask(
        parameters,
        shelf=one_of(SHELVES),
        topic=one_of(Topic.values),
        country=code,
        state=one_of(STATES),
        after=cursor,
    )
    narrowed = {name: given[name] for name in ("topic", "country", "state") if given[name]}
    return Asked(given["shelf"], narrowed, given["after"])


def show(actor: Actor, asked: Asked, *, most: int = PAGE) -> Shown:
    """In as many questions for three rows as for thirty."""
    found = _narrowed(_shelf(actor, asked.shelf), asked.narrowed, actor).annotate(key=F(asked.key))
    if asked.after:
        key, beyond = place(asked.after)
        found = found.filter(Q(key__lt=key) | Q(key=key, public_id__lt=beyond))
    rows = list(
        found.select_related("authority", "post").defer(*HEAVY).order_by("-key", "-public_id")[: most + 1]
    )  # fmt: skip
    more, rows = len(rows) > most, rows[:most]
    last = rows[-1] if more else None
    return Shown(_listed(rows, actor), after(last.key.isoformat(), last.public_id) if last else None)


def shelves(actor: Actor) -> dict[str, int]:
    """How many wait in each."""
    counted = {}
    if actor.post_ids or actor.reviews_for:
        counted["desk"] = len(set(waiting(actor).values_list("request", flat=True)))
        counted["drafts"] = _shelf(actor, "drafts").count()
    return counted


def waiting(actor: Actor) -> Any:
    """The addressees of whom this person owes an answer, or the word who gives it."""
    mine = Q(authority__in=actor.reviews_for) | Q(post__in=actor.post_ids, tasked_at__isnull=False)
    return Addressee.objects.visible_to(actor).open().filter(mine)


def state_of(request: Request, actor: Actor) -> str:
    if request.withdrawn_at:
        return "withdrawn"
    if request.sent_at is None:
        return "draft"
    if request.closed_at:
        return "closed"
    return "late" if request.due_on and request.due_on < actor.today else "open"


def of_us(actor: Actor) -> Q:
    return Q(authority__in=actor.reviews_for) | Q(post__in=actor.post_ids)


def _shelf(actor: Actor, shelf: str | None) -> RequestQuerySet:
    known: RequestQuerySet = Request.objects.visible_to(actor)
    if shelf == "drafts":
        return known.filter(Request.access["amend"](actor))
    if shelf == "ours":
        return known.filter(of_us(actor), sent_at__isnull=False)
    if shelf == "desk":
        addressed = Addressee.objects.visible_to(actor).filter(of_us(actor))
        return known.sent().filter(pk__in=addressed.values("request"))
    return known.sent()


def _narrowed(found: RequestQuerySet, narrowed: dict[str, Any], actor: Actor) -> RequestQuerySet:
    if topic := narrowed.get("topic"):
        found = found.filter(topics__contains=[topic])
    if country := narrowed.get("country"):
        found = found.filter(countries__contains=[country])
    match narrowed.get("state"):
        case "open":
            return found.filter(closed_at=None)
        case "late":
            return found.filter(closed_at=None, due_on__lt=actor.today)
        case "closed":
            return found.filter(closed_at__isnull=False)
    return found


def _listed(rows: list[Request], actor: Actor) -> list[Listed]:
    """The addressees of all of them in one question."""
    known = Addressee.objects.visible_to(actor).filter(request__in=[one.pk for one in rows])
    addressed = list(known.select_related("authority", "post").order_by("authority__code", "pk")) if rows else []
    asked, came = Counter[int](), Counter[int]()
    for one in addressed:
        asked[one.request_id] += 1
        came[one.request_id] += bool(one.answered_at or one.declined_at)
    found = []
    for row in rows:
        ours = row.authority_id in actor.reviews_for or row.post_id in actor.post_ids
        mine = tuple(
            one
            for one in addressed
            if one.request_id == row.pk and (one.authority_id in actor.reviews_for or one.post_id in actor.post_ids)
        )
        progress = (came[row.pk], asked[row.pk]) if ours and row.sent_at else None
        names = [country_name(code) for code in row.countries]
        found.append(Listed(row, names, state_of(row, actor), mine, progress))
    return found
