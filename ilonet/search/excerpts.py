"""Where in a text does it say so? A short passage in which the words that were found are marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ilonet.lib.words import derived, fold

WORD = re.compile(r"\w+")
LENGTH = 260
BEFORE = 90


@dataclass(frozen=True)
class Piece:
    text: str
    is_hit: bool


def excerpt(text: str, language: str, forms: frozenset[str]) -> list[Piece]:
    """Around the first hit, or the beginning where the hit is in the title."""
    first = next((word.start() for word in WORD.finditer(text) if _is_hit(word[0], language, forms)), 0)
    start = 0 if first <= BEFORE else text.rfind(" ", 0, first - BEFORE) + 1
    end = start + LENGTH if len(text) <= start + LENGTH else text.rfind(" ", start, start + LENGTH)
    end = max(end, start + 1)
    shown = text[start:end].strip()
    return marked(("… " if start else "") + shown + (" …" if end < len(text) else ""), language, forms)


def marked(text: str, language: str, forms: frozenset[str]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for word in WORD.finditer(text):
        if not _is_hit(word[0], language, forms):
            continue
        if word.start() > at:
            pieces.append(Piece(text[at : word.start()], is_hit=False))
        pieces.append(Piece(word[0], is_hit=True))
        at = word.end()
    if at < len(text):
        pieces.append(Piece(text[at:], is_hit=False))
    return pieces


def whole(sections: Iterable[dict[str, str]]) -> str:
    return " ".join(" ".join(section.get("text", "").split()) for section in sections)


def headings(sections: Iterable[dict[str, str]]) -> str:
    return " ".join(section.get("heading", "") for section in sections)


def _is_hit(word: str, language: str, forms: frozenset[str]) -> bool:
    return not forms.isdisjoint(forms_of(word, language))


@lru_cache(maxsize=50_000)
def forms_of(word: str, language: str) -> frozenset[str]:
    return frozenset({fold(word)} | derived(word, [language]))
