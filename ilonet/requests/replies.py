"""What does somebody answer? One reply to each question, apart from any row (C.6)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Self

from ilonet.requests.vocabulary import Allows, Outcome

LONGEST = {"replies": 4000, "note": 1000}
NOTHING = "nothing"
SAID = "said"
OPEN = ""


@dataclass(frozen=True)
class Reply:
    """To one question: words, “nothing to report”, or nothing yet."""

    said: str = ""
    is_nothing: bool = False

    @property
    def state(self) -> str:
        if self.said.strip():
            return SAID
        return NOTHING if self.is_nothing else OPEN


@dataclass(frozen=True)
class Replies:
    replies: list[Reply] = field(default_factory=list)
    note: str = ""
    language: str = "en"
    allows: str = Allows.READERS.value
    reasons: list[dict[str, Any]] = field(default_factory=list)

    def to(self, questions: int) -> Self:
        """As many replies as there are questions."""
        return replace(self, replies=[*self.replies, *[Reply()] * questions][:questions])

    @property
    def outcome(self) -> str:
        """Nothing to report is an answer; what is left open makes it a partial one. Empty while nothing is said."""
        states = {one.state for one in self.replies}
        if states <= {OPEN}:
            return ""
        if states == {NOTHING}:
            return Outcome.NOTHING
        return Outcome.PARTLY if OPEN in states else Outcome.ANSWERED

    def words(self) -> dict[str, str]:
        """Every text that a reader will see, by its place."""
        told = {f"replies.{number}": one.said for number, one in enumerate(self.replies)} | {"note": self.note}
        told |= {f"reasons.{number}": given["note"] for number, given in enumerate(self.reasons)}
        return {place: said for place, said in told.items() if said.strip()}

    def as_json(self) -> dict[str, Any]:
        return {"replies": [[one.said, one.is_nothing] for one in self.replies], "note": self.note}

    @classmethod
    def of(cls, kept: dict[str, Any], **known: Any) -> Self:
        return cls(replies=[Reply(*one) for one in kept["replies"]], note=kept["note"], **known)
