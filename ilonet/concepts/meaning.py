"""What may be meant by these words of a question, typed in whichever language?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ilonet.concepts.spotting import LITTLE, Spot, spots, spots_as_written
from ilonet.concepts.terms import spoken, with_broader
from ilonet.lib import dictionaries

MOST = 4  # concepts for one word: it may mean several things in several languages


@dataclass(frozen=True, slots=True)
class Meant:
    """From which word to which, the last one not included, and what that may mean."""

    start: int
    end: int
    concepts: frozenset[str]


def meant_by(words: Sequence[str], likely: Iterable[str]) -> list[Meant]:
    """As the likely languages understand it, else as any other does; the longest terms first, none within another."""
    likely = list(likely)
    typed = _typed_in(words, likely)
    first = {one for language in likely for one in spots(words, language) if _tells(one, words, language, typed)}
    taken = {at for one in first for at in range(one.start, one.end)}
    others = (one for one in _in_any(words, typed) if taken.isdisjoint(range(one.start, one.end)))
    found: list[Meant] = []
    by_place: dict[tuple[int, int], list[str]] = {}
    for spot in (*first, *others):
        by_place.setdefault((spot.start, spot.end), []).append(spot.concept)
    free = set(range(len(words)))
    for start, end in sorted(by_place, key=lambda place: (place[0] - place[1], place[0])):
        if free.issuperset(range(start, end)):
            free -= set(range(start, end))
            found.append(Meant(start, end, _narrowest(by_place[start, end])))
    return sorted(found, key=lambda one: one.start)


def _narrowest(concepts: Iterable[str]) -> frozenset[str]:
    """What is a passport is a document anyway."""
    wider = {other for one in concepts for other in with_broader(one) if other != one}
    return frozenset(sorted(set(concepts) - wider)[:MOST])


def is_common(word: str) -> bool:
    """A word of some language and no name: one that a text in another language cannot hold."""
    return dictionaries.are_there() and any(dictionaries.is_common(one, word) for one in dictionaries.knowing(word))


def _typed_in(words: Sequence[str], likely: Iterable[str]) -> frozenset[str]:
    """The languages that know as many of the words as any language does."""
    if not dictionaries.are_there():
        return frozenset(likely)
    known = Counter(language for word in words for language in dictionaries.knowing(word))
    return frozenset(language for language, count in known.items() if count == max(known.values()))


def _tells(spot: Spot, words: Sequence[str], language: str, typed: frozenset[str]) -> bool:
    """A little word is one of the language in which the question is typed: “pas” may be a passport, or “not”."""
    return language in typed or spot.end > spot.start + 1 or len(words[spot.start]) > LITTLE


def _in_any(words: Sequence[str], typed: frozenset[str]) -> set[Spot]:
    """With dictionary forms only in the languages that know one of the words."""
    known = {one for word in words for one in dictionaries.knowing(word)} if dictionaries.are_there() else set()
    return {
        spot
        for language in spoken()
        for spot in (spots(words, language) if language in known else spots_as_written(words, language))
        if _tells(spot, words, language, typed)
    }
