"""What was one told of, as far as one may see it today? Listed, counted and marked as read over that alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from ilonet.audit.models import Event
from ilonet.lib import clock
from ilonet.lib.asking import Parameters, after, ask, cursor, one_of, place
from ilonet.lib.conditions import NOTHING
from ilonet.lib.refusals import absent
from ilonet.notices.models import Kind, Notice
from ilonet.notices.table import OUTLIVING, says
from ilonet.notices.things import THINGS, Named

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

PAGE = 25
COUNTED = 99  # beyond it the header says "99+"


@dataclass(frozen=True)
class Asked:
    """What the address bar asks of the inbox."""

    state: str | None = None
    kind: str | None = None
    after: list[Any] | None = None


@dataclass(frozen=True)
class Line:
    notice: Notice
    says: str
    named: Named | None  # none where the thing is gone from sight and the notice outlives it
    opened_at: datetime | None = None  # when one opened oneself what is gone


@dataclass(frozen=True)
class Shown:
    lines: list[Line]
    next: str


def asked_of(parameters: Parameters) -> Asked:
    """Raises Refusal for what no inbox knows."""
    return Asked(**ask(parameters, state=one_of(["unread"]), kind=one_of(Kind.values), after=cursor))


def known_to(actor: Actor, nouns: Iterable[str] = THINGS) -> Any:
    """One's own notices whose things one may see now; what outlives its thing, while one stands anywhere."""
    seen: Any = Q(role__in=OUTLIVING) if actor.circles else NOTHING
    for noun in nouns:
        thing = THINGS[noun]
        seen |= Q(noun=noun) & Exists(thing.known_to(actor).filter(public_id=OuterRef("thing")))
    return Notice.objects.visible_to(actor).filter(seen)


def unread(actor: Actor) -> int | None:
    """For the header of every page, in one question or none; nothing where nothing can be asked any more."""
    if not actor.unread or connection.needs_rollback or not connection.in_atomic_block:
        return None
    found: int = known_to(actor, sorted(actor.unread & THINGS.keys())).filter(read_at=None)[: COUNTED + 1].count()
    return found


def show(actor: Actor, asked: Asked, *, most: int = PAGE) -> Shown:
    """Newest first; in as many questions for three lines as for thirty of the same nouns."""
    found = _narrowed(known_to(actor), asked).order_by("-at", "-public_id")
    rows = list(found[: most + 1])
    last = rows[most - 1] if len(rows) > most else None
    return Shown(lines_of(actor, rows[:most]), after(last.at.isoformat(), last.public_id) if last else "")


def lines_of(actor: Actor, rows: list[Notice]) -> list[Line]:
    named: dict[tuple[str, UUID], Named] = {}
    for noun in {one.noun for one in rows}:
        of = THINGS[noun].named_for(actor, {one.thing for one in rows if one.noun == noun})
        named |= {(noun, thing): name for thing, name in of.items()}
    gone = {one.thing for one in rows if (one.noun, one.thing) not in named}
    opened = _opened(actor, gone) if gone else {}
    return [Line(one, says(one.act, one.role), named.get((one.noun, one.thing)), opened.get(one.thing)) for one in rows]


def one(actor: Actor, public_id: UUID) -> Notice:
    """Raises Refusal: a notice of what one may no longer see is absent."""
    found: Notice | None = known_to(actor).filter(public_id=public_id).first()
    if found is None:
        raise absent()
    return found


def read(actor: Actor, notices: Any) -> int:
    """No act: it is one's own mark, and changes nothing for anybody else."""
    ids = list(notices.filter(read_at=None).values_list("pk", flat=True))
    changed: int = Notice.objects.visible_to(actor).filter(pk__in=ids).update(read_at=clock.now())
    return changed


def _narrowed(found: Any, asked: Asked) -> Any:
    if asked.state:
        found = found.filter(read_at=None)
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.after:
        at, beyond = place(asked.after)
        found = found.filter(Q(at__lt=at) | Q(at=at, public_id__lt=beyond))
    return found


def _opened(actor: Actor, things: set[UUID]) -> dict[UUID, datetime]:
    """One's own record says which of one's own readings it was."""
    read = Event.objects.filter(actor=actor.pseudonym, act="report.read", public_id__in=things)
    return {thing: at for thing, at in read.order_by("at").values_list("public_id", "at") if thing}
