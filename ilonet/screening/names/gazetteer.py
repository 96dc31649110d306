"""Which words are given names and family names somewhere in the world?

The lists are those of Faker (MIT), which comes at installation, and our own for the countries along the routes.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from faker.providers import person

from ilonet.lib.words import fold
from ilonet.screening.names.letters import in_latin

OWN = Path(__file__).with_name("along_the_routes.txt")
SHORTEST = 2
# Faker's Icelandic surname and others are dummies.
DUMMIES = {"doe", "jane", "john doe"}
# Words that stand in a list of names and say nothing by themselves.
PARTS = {"al", "el", "de", "la", "le", "van", "von", "der", "den", "da", "do", "dos", "di", "bin", "ben", "abu", "st", "san", "o", "a", "i", "e", "y"}  # fmt: skip
FALLEN_OFF = {
    "no",
    "an",
    "so",
    "my",
    "in",
    "on",
    "to",
    "as",
    "is",
    "it",
    "am",
    "me",
    "be",
    "by",
    "he",
    "we",
    "us",
    "or",
}


@dataclass(frozen=True)
class Names:
    """Folded: small letters without accents, in their own alphabet and in Latin."""

    given: frozenset[str]
    family: frozenset[str]

    def __contains__(self, word: str) -> bool:
        return word in self.given or word in self.family


@cache
def names() -> Names:
    given: set[str] = set()
    family: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        lists = import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in dir(lists):
            if "first_name" in attribute:
                given.update(_words(getattr(lists, attribute)))
            elif "last_name" in attribute:
                family.update(_words(getattr(lists, attribute)))
    rows = [row for row in OWN.read_text(encoding="utf-8").splitlines() if row[:1] not in {"#", "="}]
    given.update(_words(rows[0::2]))
    family.update(_words(rows[1::2]))
    return Names(frozenset(given - PARTS - DUMMIES - FALLEN_OFF), frozenset(family - PARTS - DUMMIES - FALLEN_OFF))


def _words(listed: Any) -> Iterator[str]:
    if not isinstance(listed, Iterable) or isinstance(listed, str):
        return
    for entry in listed:
        written = entry[0] if isinstance(entry, tuple) else entry
        if not isinstance(written, str):
            continue
        for word in written.replace("-", " ").replace("(", " ").replace(")", " ").split():
            folded = fold(word)
            if len(folded) >= SHORTEST:
                yield folded
                yield in_latin(folded)
