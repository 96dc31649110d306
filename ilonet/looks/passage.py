"""What does a reviewer see of a text? The flagged passage with the few words beside it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ilonet.screening.finding import Finding

AROUND = 60  # letters on each side
LONGEST = 300  # of the passage itself


@dataclass(frozen=True)
class Passage:
    before: str
    found: str
    after: str
    note: str = ""  # why its author thinks that the gate is wrong
    proposal: str = ""  # what a reviewer would put in its place


def passage_of(words: str, finding: Finding, others: Iterable[Finding], note: str) -> Passage:
    """Whole words, and only as far as the next flagged place: a reviewer asked about one does not see two."""
    beside = [one for one in others if one != finding]
    begins = max([finding.start - AROUND, 0, *(one.end for one in beside if one.end <= finding.start)])
    ends = min([finding.end + AROUND, len(words), *(one.start for one in beside if one.start >= finding.end)])
    before, after = words[begins : finding.start], words[finding.end : ends]
    return Passage(
        before if begins == 0 else f"… {before.partition(' ')[2]}",
        words[finding.start : finding.end][:LONGEST],
        after if ends == len(words) else f"{after.rpartition(' ')[0]} …",
        note,
    )
