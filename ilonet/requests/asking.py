"""What does somebody ask? The request as it is written, apart from any row (C.6)."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import Any

from ilonet.requests.vocabulary import WORKING_DAYS, Urgency

MOST_QUESTIONS = 12
LONGEST = {"title": 160, "background": 4000, "question": 600}
FRIDAY = 4


@dataclass(frozen=True)
class Asking:
    title: str = ""
    background: str = ""
    questions: list[str] = field(default_factory=list)
    language: str = "en"
    topics: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    period_from: date | None = None
    period_until: date | None = None
    tlp: str = "amber"
    urgency: str = Urgency.NORMAL.value
    due_on: date | None = None
    audience: list[int] = field(default_factory=list)  # circles that may read along
    wanted: list[str] = field(default_factory=list)  # whom to ask, by name: post:<public id>, authority:<code>
    reasons: list[dict[str, Any]] = field(default_factory=list)

    @property
    def asked(self) -> list[str]:
        """The questions that say something."""
        return [one.strip() for one in self.questions if one.strip()]

    def words(self) -> dict[str, str]:
        """Every text that a reader will see, by its place."""
        told = {"title": self.title, "background": self.background}
        told |= {f"questions.{number}": said for number, said in enumerate(self.questions)}
        told |= {f"reasons.{number}": given["note"] for number, given in enumerate(self.reasons)}
        return {place: said for place, said in told.items() if said.strip()}


SEALED = frozenset({"background", "questions"})
COLUMNS = frozenset(one.name for one in fields(Asking)) - SEALED


def due_after(urgency: str, today: date) -> date:
    """So many working days from today; holidays differ too much between states to be counted."""
    day, left = today, WORKING_DAYS[Urgency(urgency)]
    while left:
        day += timedelta(days=1)
        left -= day.weekday() <= FRIDAY
    return day
