"""Which reports answer, and how many of them has each topic, country, authority, month, language and kind?

Found and counted by one function of the closed list over the reader's own rows; where many answer, the newest thousand
speak for all, so that a common word costs no more than a rare one (stack.md 4, AC06).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ilonet.lib import sql
from ilonet.reports.narrowing import FACETS, conditions

OVER = 1_000  # beyond it we say “1,000+”: counting common words costs more than a page may take
COUNTED = 10_000  # and “10,000+”, when somebody asks to count on
SEARCH = "SELECT ilonet_search_reports(%s, %s, %s, %s, %s, %s, %s)"
COUNT = "SELECT ilonet_count_reports(%s, %s)"


@dataclass(frozen=True)
class Facets:
    total: int = 0
    counted: int = OVER
    counts: Mapping[str, Counter[str]] = field(default_factory=dict)
    partial: frozenset[str] = frozenset()  # facets counted over the newest only

    @property
    def is_capped(self) -> bool:
        return self.total > self.counted

    @property
    def shown_total(self) -> int:
        return min(self.total, self.counted)

    @property
    def may_count_on(self) -> bool:
        return self.is_capped and self.counted < COUNTED


@dataclass(frozen=True)
class Row:
    """Where a report stands in the order that was asked for."""

    id: int
    rank: float
    at: str
    public_id: str


@dataclass(frozen=True)
class Answer:
    rows: list[Row] = field(default_factory=list)
    newest: str | None = None  # of those among which the best were found
    facets: Facets = field(default_factory=Facets)


def answer_to(
    narrowed: Mapping[str, Any],
    *,
    asked: str = "",
    tiers: Iterable[Sequence[str]] = (),
    place: Mapping[str, str] | None = None,
    wanted: int = 0,
    facets: Iterable[str] = FACETS,
    counted: int = OVER,
) -> Answer:
    """`asked` is a condition on words, or nothing; within a facet its own choice does not narrow.

    Each of the tiers, the best first, is the condition of those that stand in it and what they are put in order by.
    """
    named = list(facets)
    told = json.dumps(dict(place or {"order": "newest"}))
    found = sql.value(SEARCH, [asked, json.dumps(list(tiers)), conditions(narrowed), told, wanted, named, counted])
    answered = json.loads(found) if isinstance(found, str) else found
    return Answer([Row(*row) for row in answered["hits"]], answered["newest"], _facets(answered, named, counted))


@dataclass(frozen=True)
class Search:
    """A question that may be counted: a condition on words, and what narrows."""

    asked: str
    narrowed: Mapping[str, Any]


def counts_of(searches: Iterable[Search], *, most: int) -> list[int]:
    """How many answer each, at most one more than `most`; in one question to the database."""
    told = [{"asked": one.asked, "narrowed": json.loads(conditions(one.narrowed))} for one in searches]
    return [found for (found,) in sql.rows(COUNT, [json.dumps(told), most])] if told else []


def _facets(answered: Mapping[str, Any], named: Iterable[str], counted: int) -> Facets:
    counts = {name: Counter(answered["counts"].get(name, {})) for name in named}
    total = answered["total"]
    partial = frozenset(name for name in named if answered["counts"].get(f"{name} over", total) >= OVER)
    if counts.get("when"):
        counts["when"] = _with_years(counts["when"])
    return Facets(total, counted, counts, partial)


def _with_years(months: Counter[str]) -> Counter[str]:
    every = months.copy()
    for month, reports in months.items():
        every[month[:4]] += reports
    return every
