"""Which words stand together as a name would: capitals side by side, with what joins them?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*")
# "de la", "bin", "van der" between two capitals; Irish and Arabic openings.
PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "delle",
        "di",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "bint",
        "ben",
        "abu",
        "ould",
        "mint",
        "ag",
        "zu",
        "zum",
        "ter",
        "ten",
        "af",
        "av",
        "y",
        "ou",
        "dit",
        "ap",
        "op",
        "vom",
        "ul",
        "ur",
    ]
)
GAP = re.compile(r"(?:[ \u00a0]{1,2}|[ ]?\n[ ]?|-|\.[ ]{0,1}|[ ]?'[ ]?)")
INITIAL_GAP = ". "
LONGEST_RUN = 6
LONGEST_WORD = 40
SENTENCE_END = re.compile(r"(?:^|[.!?:;·…]|\n\s*|[\"“„«»•*|–-])\s*[\"“„«('\[]{0,2}\s*$")


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    text: str

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1 and self.text.isupper()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper() or (len(self.text) > 2 and self.text[1] in "'’`" and self.text[2].isupper())

    @property
    def is_all_capitals(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


@dataclass(frozen=True, slots=True)
class Run:
    """Some words, and whether a sentence begins with them."""

    words: tuple[Word, ...]
    opens: bool

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


def words_of(text: str) -> list[Word]:
    return [Word(m.start(), m.end(), m.group()) for m in WORD.finditer(text)]


def runs(text: str, words: list[Word]) -> Iterator[Run]:
    """Capitals that stand side by side, at most six."""
    waiting: list[Word] = []
    particles: list[Word] = []
    for word in words:
        joined = not waiting or _joins(text, (particles or waiting)[-1], word)
        if not joined or len(waiting) >= LONGEST_RUN:
            if waiting:
                yield _run(text, waiting)
            waiting, particles = [], []
        if word.is_capital and len(word.text) <= LONGEST_WORD:
            waiting += [*particles, word]
            particles = []
        elif waiting and word.text.lower() in PARTICLES and len(particles) < 3:
            particles.append(word)
        else:
            if waiting:
                yield _run(text, waiting)
            waiting, particles = [], []
    if waiting:
        yield _run(text, waiting)


def _joins(text: str, one: Word, other: Word) -> bool:
    gap = text[one.end : other.start]
    if gap.startswith("."):
        return one.is_initial and len(gap) <= 2
    return GAP.fullmatch(gap) is not None


def _run(text: str, words: list[Word]) -> Run:
    return Run(tuple(words), opens(text, words[0].start))


def opens(text: str, at: int) -> bool:
    return SENTENCE_END.search(text, max(0, at - 12), at) is not None if at else True
