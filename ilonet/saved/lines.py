"""Which saved searches has this person, and does each still lead somewhere?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F

from ilonet.saved.models import SavedSearch
from ilonet.saved.where import WHERE, misfit

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

ON_HOME = 8


@dataclass(frozen=True)
class Line:
    saved: SavedSearch
    title: Any  # of the list
    is_open: bool  # whether the list is open to the reader today
    misfit: str  # why its filters no longer fit, in words

    @property
    def leads(self) -> bool:
        return self.is_open and not self.misfit


def lines(actor: Actor) -> list[Line]:
    """By name; one question to the database."""
    mine = SavedSearch.objects.visible_to(actor).order_by("name", "pk")
    return [line_of(one, actor) for one in mine]


def lately(actor: Actor) -> list[Line]:
    """For the home page: those that lead somewhere, the last opened first."""
    mine = SavedSearch.objects.visible_to(actor).order_by(F("opened_at").desc(nulls_last=True), "-created_at", "-pk")
    return [line for line in (line_of(one, actor) for one in mine) if line.leads][:ON_HOME]


def line_of(saved: SavedSearch, actor: Actor) -> Line:
    where = WHERE.get(saved.where)
    if where is None:
        return Line(saved, title="", is_open=False, misfit="")
    return Line(saved, where.title, where.open_to(actor), misfit(where, saved.asked))
