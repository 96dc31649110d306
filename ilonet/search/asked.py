"""What the address bar of a search may say; the page and the interface ask the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from math import isfinite
from typing import Any

from django.utils.translation import get_language

from ilonet.lib.asking import ask, cursor, day, moment, one_of, place, text
from ilonet.places.languages import official
from ilonet.reports.narrowing import FACETS
from ilonet.search.question import Question, understand

ORDERS = ("best", "newest")
REGISTERS = ("countries", "authorities", "networks", "posts", "deployments")
NARROWS = (*FACETS, "since", "until")


@dataclass(frozen=True)
class Place:
    """Behind which report a page begins; `newest` is the youngest one that the first page knew."""

    at: str
    public_id: str
    rank: str = ""
    newest: str = ""


@dataclass(frozen=True)
class Narrowed:
    by: dict[str, Any] = field(default_factory=dict)
    order: str = "best"
    after: Place | None = None
    facet: str | None = None  # of which every value is shown
    of: str | None = None  # a register to be shown whole, instead of reports
    seen: datetime | None = None  # when the reader was here last: what is younger is new
    counts_on: bool = False  # beyond what a page may take
    only_these_words: bool = False  # and not what means the same


def read(parameters: Any) -> tuple[Question, Narrowed]:
    """Raises Refusal."""
    asked = ask(
        parameters,
        q=text,
        **FACETS,
        since=day,
        until=day,
        order=one_of(ORDERS),
        after=_place,
        facet=one_of(FACETS),
        of=one_of(REGISTERS),
        seen=moment,
        count=one_of(["on"]),
        words=one_of(["only"]),
    )
    only = bool(asked["words"])
    question = understand(asked["q"] or "", likely=[official(get_language() or "en")], only_these_words=only)
    order, after = asked["order"] or "best", asked["after"]
    if after and bool(after.rank) != (order == "best"):
        after = None  # the order was changed on the way: from the top again
    by = {name: asked[name] for name in NARROWS if asked[name]}
    return question, Narrowed(by, order, after, asked["facet"], asked["of"], asked["seen"], bool(asked["count"]), only)


def _place(value: str) -> Place:
    first, ranked = cursor(value)[:2], cursor(value)[2:]
    at, beyond = place(first)
    if ranked:
        rank, newest = ranked
        if not isfinite(float(rank)):
            raise ValueError(value)
        return Place(at.isoformat(), str(beyond), str(float(rank)), _moment(newest))
    return Place(at.isoformat(), str(beyond))


def _moment(value: str) -> str:
    return moment(value).isoformat()
