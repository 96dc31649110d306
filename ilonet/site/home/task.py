"""What does one line of "what is asked of you" say? What, why, by when, and where to do it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

SHOWN = 6
SOON = timedelta(days=14)


@dataclass(frozen=True)
class Task:
    what: str
    why: str
    address: str = ""
    due_on: date | None = None
    word: str = ""  # beside the colour, never colour alone
    tone: str = "due"


@dataclass(frozen=True)
class Asked:
    """Tasks of one kind; a long list is shown in part, with its number and the way to the rest."""

    title: Any
    tasks: tuple[Task, ...]
    total: int
    address: str = ""

    @property
    def others(self) -> int:
        return self.total - len(self.tasks)


def asked(title: Any, tasks: Iterable[Task], address: str = "") -> list[Asked]:
    found = list(tasks)
    return [Asked(title, tuple(found[:SHOWN]), len(found), address)] if found else []
