"""What is left of a text once the places that may not pass are masked?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ilonet.screening.characters import SEAM
from ilonet.screening.finding import Finding
from ilonet.screening.gate import screen
from ilonet.screening.placeholders import placeholder
from ilonet.screening.reading import read


def mask(text: str, findings: Iterable[Finding], language: str = "en") -> str:
    """The text with a short word for every finding, and for whatever stood behind it.

    A classified marking is never masked: taking away the label would not make the text unclassified.
    """
    pending = _maskable(findings)
    while pending:
        text = _without(text, pending, language)
        pending = _maskable(screen(text, language=language).findings)
    return text


def _maskable(findings: Iterable[Finding]) -> list[Finding]:
    return sorted((f for f in findings if f.kind != "marking"), key=lambda f: f.start)


def _without(text: str, findings: list[Finding], language: str) -> str:
    pieces: list[str] = []
    at = 0
    for finding in findings:
        if finding.start < at:
            continue
        pieces.append(text[at : finding.start])
        pieces.append(instead(finding.kind, text[finding.start : finding.end], language))
        at = finding.end
    return "".join(pieces) + text[at:]


def instead(kind: str, written: str, language: str) -> str:
    """What stands there afterwards: nothing for an invisible character, the plain word for one in two alphabets."""
    if kind in ("control_character", "too_many_marks"):
        return ""
    if kind == "look_alike":
        folded = read(written).values
        return placeholder(kind, language) if SEAM.search(folded) else folded
    # A space of the original stays, so that words do not run together.
    trailing = re.search(r"\s*$", written)
    return placeholder(kind, language) + (trailing.group() if trailing else "")
