"""Which saved searches has this person, and does each still lead somewhere?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import F

from ilonet.saved.models import SavedSearch
from ilonet.saved.where import COUNTED, WHERE, Told, misfit

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

ON_HOME = 8


@dataclass(frozen=True)
class Line:
    saved: SavedSearch
    title: Any  # of the list
    is_open: bool  # whether the list is open to the reader today
    misfit: str  # why its filters no longer fit, in words
    new: int | None = None  # how many came since the last visit, where that is counted

    @property
    def tells_news(self) -> bool:
        where = WHERE.get(self.saved.where)
        return self.leads and where is not None and where.news is not None

    @property
    def new_shown(self) -> str:
        return f"{COUNTED}+" if self.new is not None and self.new > COUNTED else str(self.new)

    @property
    def leads(self) -> bool:
        return self.is_open and not self.misfit


def lines(actor: Actor) -> list[Line]:
    """By name; one question to the database, and one more for each kind of list that counts its news."""
    mine = SavedSearch.objects.visible_to(actor).order_by("name", "pk")
    return with_news([line_of(one, actor) for one in mine], actor)


def with_news(known: list[Line], actor: Actor) -> list[Line]:
    asking: dict[str, list[Line]] = {}
    for line in known:
        if line.tells_news:
            asking.setdefault(line.saved.where, []).append(line)
    counted: dict[int, int] = {}
    for where, of in asking.items():
        count = WHERE[where].news
        found = count(actor, [(Told(line.saved.asked), line.saved.seen_at) for line in of]) if count else []
        counted |= {line.saved.pk: new for line, new in zip(of, found, strict=True)}
    return [replace(line, new=counted.get(line.saved.pk)) for line in known]


def lately(actor: Actor) -> list[Line]:
    """For the home page: those that lead somewhere, the last opened first."""
    mine = SavedSearch.objects.visible_to(actor).order_by(F("opened_at").desc(nulls_last=True), "-created_at", "-pk")
    return [line for line in (line_of(one, actor) for one in mine) if line.leads][:ON_HOME]


def line_of(saved: SavedSearch, actor: Actor) -> Line:
    where = WHERE.get(saved.where)
    if where is None:
        return Line(saved, title="", is_open=False, misfit="")
    return Line(saved, where.title, where.open_to(actor), misfit(where, saved.asked))
