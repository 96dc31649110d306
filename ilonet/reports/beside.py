"""What does the gate say beside each field, and what can its author do about it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilonet.looks.asking import place_of
from ilonet.looks.models import Decision, Look
from ilonet.reports.gating import Screened, fields_of
from ilonet.reports.looking import key_of
from ilonet.screening.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ilonet.looks.asking import Place as Spot
    from ilonet.reports.text import Text

AROUND = 24  # letters shown on each side of what the gate found
SHOWN = 40  # of the found place itself
NOBODY_ASKED: dict[Spot, Look] = {}


@dataclass(frozen=True)
class Place:
    """One finding beside its field: what, where, what to do. Shown to whoever typed it."""

    key: str
    message: str
    advice: str
    before: str
    found: str
    after: str
    held: bool
    can_be_masked: bool
    can_be_looked_at: bool
    look: Answer | None = None


@dataclass(frozen=True)
class Answer:
    """What became of the second look that was asked for."""

    due_at: datetime | None = None  # while it waits
    because: str = ""
    proposal: str = ""
    refused: bool = False


def beside(text: Text, found: Screened, looks: Mapping[Spot, Look] = NOBODY_ASKED) -> dict[str, list[Place]]:
    """By field, those without anything to say as well."""
    return {
        name: [
            place(one, said, looks.get(place_of(one, said)), held=one in found.refused) for one in found.within(name)
        ]
        for name, said in fields_of(text).items()
    }


def place(finding: Finding, words: str, look: Look | None = None, *, held: bool | None = None) -> Place:
    cut = words[finding.start : finding.end]
    return Place(
        key=key_of(finding),
        message=str(finding.message),
        advice=str(finding.advice),
        before=_before(words, finding.start),
        found=cut if len(cut) <= SHOWN else cut[:SHOWN] + "…",
        after=_after(words, finding.end),
        held=finding.held if held is None else held,
        can_be_masked=finding.kind != "marking",
        can_be_looked_at=finding.can_be_looked_at and look is None,
        look=_answer(look) if look else None,
    )


def _answer(look: Look) -> Answer:
    if not look.decision:
        return Answer(due_at=look.due_at)
    kept = look.passage if look.decision == Decision.MASK else None
    return Answer(
        because=look.because, proposal=kept.proposal if kept else "", refused=look.decision == Decision.REFUSE
    )


def _before(words: str, start: int) -> str:
    """Whole words only; half a name beside the place would be read as one."""
    cut = words[max(0, start - AROUND) : start]
    return cut if start <= AROUND else f"… {cut.partition(' ')[2]}"


def _after(words: str, end: int) -> str:
    cut = words[end : end + AROUND]
    return cut if len(words) <= end + AROUND else f"{cut.rpartition(' ')[0]} …"
