"""What did the gate find, where, and what follows from it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ilonet.screening.kinds import KINDS, Lazy

Certainty = Literal["certain", "possible"]
ADVISED = frozenset({"K3", "K4"})
NEVER_LOOKED_AT = frozenset({"text", "marking"})  # retyped, or taken to the accredited system
Outcome = Literal["clear", "review", "refused"]


@dataclass(frozen=True, slots=True)
class Trace:
    """A place in the text as a detector sees it: offsets into the original text."""

    kind: str
    start: int
    end: int
    certainty: Certainty = "certain"


@dataclass(frozen=True, slots=True)
class Finding:
    """One place of one text that may not pass. Never carries the text itself (AC39)."""

    kind: str
    field: str
    start: int
    end: int
    certainty: Certainty

    @property
    def class_(self) -> str:
        return KINDS[self.kind].class_

    @property
    def message(self) -> Lazy:
        return KINDS[self.kind].message

    @property
    def advice(self) -> Lazy:
        return KINDS[self.kind].advice

    @property
    def is_advice(self) -> bool:
        """A name, or what points to somebody, that may be something else: the author's word is enough (security.md 7.3)."""
        return self.certainty == "possible" and self.class_ in ADVISED

    @property
    def held(self) -> bool:
        """The author alone can never let this through (security.md 7.2)."""
        return not self.is_advice

    @property
    def can_be_looked_at(self) -> bool:
        """Whether a distinct reviewer may say that the gate is wrong here."""
        return self.held and self.class_ not in NEVER_LOOKED_AT

    def as_json(self) -> dict[str, str | int]:
        return {
            "class": self.class_,
            "kind": self.kind,
            "certainty": self.certainty,
            "field": self.field,
            "start": self.start,
            "end": self.end,
            "message": str(self.message),
            "advice": str(self.advice),
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """Clear, or review (the author records a reason), or refused (the author masks)."""

    verdict: Outcome
    findings: tuple[Finding, ...] = ()

    @property
    def stopping(self) -> tuple[Finding, ...]:
        """What stops a text for which no author can record a reason: a form of the register, a name of a search."""
        return tuple(finding for finding in self.findings if not finding.is_advice)

    @classmethod
    def on(cls, findings: Iterable[Finding]) -> Verdict:
        found = tuple(findings)
        if not found:
            return cls("clear")
        certain = any(finding.certainty == "certain" for finding in found)
        return cls("refused" if certain else "review", found)

    def as_json(self) -> dict[str, str | list[dict[str, str | int]]]:
        return {
            "verdict": self.verdict,
            "findings": [finding.as_json() for finding in self.findings],
        }
