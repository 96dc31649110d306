"""What the oracle remembers of each thing, because it saw it succeed; nothing of it is asked of the product."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.held.planted import ADVISED, HELD

House = tuple[str, str]  # a function and an authority: who writes it, and sees what nobody else may


@dataclass
class Thing:
    """A report with its versions and files, a comment, a request, an answer."""

    noun: str
    row: Any
    house: House
    hands: set[str] = field(default_factory=set)
    wordings: set[str] = field(default_factory=set)  # each text of a field, as it ever was
    reasons: set[tuple[str, str]] = field(default_factory=set)  # exact text, words
    cleared: dict[tuple[str, str], str] = field(default_factory=dict)  # the same, by whom
    disowned: set[tuple[str, str]] = field(default_factory=set)  # a reviewer did not agree afterwards
    out: list[set[str]] = field(default_factory=list)  # what was let go, each time
    files: dict[Any, set[str]] = field(default_factory=dict)  # attached to it, with their texts
    looked_at: set[Any] = field(default_factory=set)  # pictures of which somebody has said so
    is_gone: bool = False

    @property
    def code(self) -> str:
        return self.house[1]

    @property
    def stays_its_own(self) -> bool:
        """What a reviewer takes back is its originator's again; of the other nouns the words go."""
        return self.noun == "report"

    def unexplained(self, wording: str) -> list[str]:
        """Why nobody but its house may read this; nothing where they may."""
        held = [one for one in HELD if one in wording and (wording, one) not in self.cleared]
        explained = self.reasons | self.cleared.keys()
        advised = [one for one in ADVISED if one in wording and (wording, one) not in explained]
        return [f"{one!r} of a {self.noun}, and nobody let it through: {wording!r}" for one in held] + [
            f"{one!r} of a {self.noun} without a reason: {wording!r}" for one in advised
        ]

    def regretted(self, wording: str) -> list[str]:
        """What a reviewer wants masked."""
        found = [words for text, words in self.disowned if text == wording]
        return [f"{words!r} of a {self.noun}, although a reviewer wants it masked" for words in found]


@dataclass
class Asked:
    """One place of one text before a second person."""

    thing: Thing
    wording: str
    words: list[str]
    at: datetime
