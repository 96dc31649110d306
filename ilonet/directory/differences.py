"""What a list means for the register, row by row and field by field; and whether two looks saw the same."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

CREATED, CHANGED, ENDED, UNCHANGED = "created", "changed", "ended", "unchanged"
KINDS = (CREATED, CHANGED, ENDED, UNCHANGED)


@dataclass(frozen=True)
class Change:
    """One field, from, to. Of a contact entry only that it changes: opening it is a view of its own (Art. 9(3))."""

    field: str
    before: Any = None
    after: Any = None


@dataclass(frozen=True)
class Difference:
    """What a row of the file means for the register."""

    row: int
    kind: str
    fields: tuple[str, ...] = ()
    changes: tuple[Change, ...] = field(default=(), compare=False)
    host: str = ""
    city: str = ""
    officer: str = ""  # as the file names them; never as the register does
    period: tuple[date, date] | None = None
    deployment: UUID | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Absent:
    """In force at this authority, and not in the file: left alone, since an end is notified, not concluded."""

    deployment: UUID
    host: str
    city: str
    from_on: date
    until_on: date


@dataclass(frozen=True)
class Loaded:
    differences: tuple[Difference, ...]
    missing: tuple[Absent, ...]
    stored: bool

    @property
    def absent(self) -> int:
        return len(self.missing)

    def count(self, kind: str) -> int:
        return sum(difference.kind == kind for difference in self.differences)

    @property
    def counts(self) -> dict[str, int]:
        return {kind: self.count(kind) for kind in KINDS}

    @property
    def digest(self) -> str:
        """Equal where nothing has come between two looks at the same file."""
        everything: list[Difference | Absent] = [*self.differences, *self.missing]
        seen = [_plain(one) for one in everything]
        return hashlib.sha256(json.dumps(seen, sort_keys=True, default=str).encode()).hexdigest()


def set_facts(row: Any, facts: dict[str, Any]) -> tuple[Change, ...]:
    """Write what differs into the row, and say it; the caller saves."""
    changes = tuple(
        Change(name, getattr(row, name), value) for name, value in facts.items() if getattr(row, name) != value
    )
    for change in changes:
        setattr(row, change.field, change.after)
    return changes


def names(changes: Iterable[Change]) -> tuple[str, ...]:
    return tuple(change.field for change in changes)


def _plain(one: Difference | Absent) -> dict[str, Any]:
    said = asdict(one)
    if isinstance(one, Difference) and one.kind == CREATED:
        said.pop("deployment")  # made anew at each look
    return said
