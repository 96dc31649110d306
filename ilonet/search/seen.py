"""What is new to somebody who was here before? Counted over what they may see, up to a bound."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from ilonet.access.actor import Actor
from ilonet.reports.facets import Search, counts_of
from ilonet.reports.models import Report
from ilonet.saved.where import COUNTED
from ilonet.search.asked import Narrowed
from ilonet.search.question import Question


@dataclass(frozen=True)
class Fresh:
    question: Question
    narrowed: Narrowed
    actor: Actor
    newest_first: str  # address

    @property
    def since(self) -> datetime | None:
        return self.narrowed.seen

    @cached_property
    def count(self) -> int:
        return new_since([(self.question, self.narrowed, self.since)], self.actor)[0]

    def holds(self, report: Report) -> bool:
        since, at = self.since, report.released_at
        return bool(since and at and at > since and report.post_id not in self.actor.post_ids)

    @property
    def is_capped(self) -> bool:
        return self.count > COUNTED

    @property
    def shown(self) -> int:
        return min(self.count, COUNTED)


def new_since(searches: list[tuple[Question, Narrowed, datetime | None]], actor: Actor) -> list[int]:
    """At most one more than `COUNTED` for each; what the own post wrote is no news."""
    own = {"not_of": sorted(actor.post_ids)}
    asked = [
        Search(question.condition, narrowed.by | own | ({"later_than": since.isoformat()} if since else {}))
        for question, narrowed, since in searches
    ]
    return counts_of(asked, most=COUNTED)
