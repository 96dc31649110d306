"""How does a concept stand in an index of words? Behind a sign that no word begins with, twice where a title names it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ilonet.concepts.places import concept_of
from ilonet.concepts.spotting import spots
from ilonet.concepts.terms import with_broader
from ilonet.lib.words import words_of

SIGN = "="


def lexemes_of(title: str, text: str, language: str, countries: Iterable[str] = ()) -> list[str]:
    """Of what a text speaks, and which countries it is about whether it names them or not."""
    titled = _in(words_of(title), language)
    written = _in(words_of(text), language) | titled | {concept_of(code) for code in countries}
    return sorted([SIGN + one for one in written] + [SIGN + SIGN + one for one in titled])


def lexemes(concepts: Iterable[str]) -> list[str]:
    """Under which a text about one of them is found."""
    return [sign + one for one in sorted(concepts) for sign in (SIGN, SIGN + SIGN)]


def _in(words: Sequence[str], language: str) -> set[str]:
    return {one for spot in spots(words, language) for one in with_broader(spot.concept)}
