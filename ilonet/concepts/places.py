"""By which words does a language speak of a country? Its names, and what its inhabitants and things are called."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ilonet.concepts.terms import EVERYWHERE, Pattern, Term, terms_of
from ilonet.lib.languages import CODES
from ilonet.lib.words import fold, words_of
from ilonet.places.facts import rows
from ilonet.places.naming import common_names, names

SHORTEST_ALIAS = 4  # letters: UAE may be a country, “us” is a word
SHORTEST_START = 6  # of a name whose ending may change
LONGEST_ENDING = 2


def concept_of(code: str) -> str:
    """A country among the concepts, by its alpha-3 code."""
    return code.lower()


@cache
def places_in(language: str) -> tuple[Term, ...]:
    named = {(code, name) for code, name in _names(language)}
    shared = _words_of_several(named)
    found = (
        Term(concept_of(code), tuple(_pattern(word, code, shared) for word in words_of(name))) for code, name in named
    )
    return (*(one for one in found if one.patterns), *terms_of(EVERYWHERE))


def _names(language: str) -> Iterator[tuple[str, str]]:
    if language in CODES:
        yield from names(language).items()
        yield from common_names(language).items()
    for row in rows("aliases"):
        if row["language"] in {language, ""} and len(fold(row["name"])) >= SHORTEST_ALIAS:
            yield row["code"], row["name"]


def _pattern(word: str, code: str, shared: dict[str, set[str]]) -> Pattern:
    """Without its ending, unless that is the beginning of another country: Niger is not Nigeria."""
    folded = fold(word)
    for length in range(max(SHORTEST_START, len(folded) - LONGEST_ENDING), len(folded) + 1):
        if shared.get(folded[:length], set()) <= {code}:
            return Pattern(word, folded[:length], is_open=len(folded) >= SHORTEST_START)
    return Pattern(word, folded, is_open=False)


def _words_of_several(named: set[tuple[str, str]]) -> dict[str, set[str]]:
    """Each beginning of a word, and the countries in whose names it stands."""
    begun: dict[str, set[str]] = {}
    for code, name in named:
        for word in map(fold, words_of(name)):
            for length in range(SHORTEST_START, len(word) + 1):
                begun.setdefault(word[:length], set()).add(code)
    return begun
