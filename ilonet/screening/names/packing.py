"""The lists of names, read where they are kept and packed into one file. Run as a process of its own: reading takes 70 MB."""

from __future__ import annotations

import os
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from faker.providers import person
from marisa_trie import RecordTrie

from ilonet.lib.words import fold
from ilonet.screening.names.letters import in_latin
from ilonet.screening.names.shelf import FAMILY, GIVEN, OWN, SHAPE

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


def listed() -> tuple[set[str], set[str]]:
    """Given names and family names, folded."""
    given: set[str] = set()
    family: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        lists = import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in dir(lists):
            if "first_name" in attribute:
                given.update(_words(getattr(lists, attribute)))
            elif "last_name" in attribute:
                family.update(_words(getattr(lists, attribute)))
    rows = [row for own in OWN for row in own.read_text(encoding="utf-8").splitlines() if row[:1] not in {"#", "="}]
    given.update(_words(rows[0::2]))
    family.update(_words(rows[1::2]))
    said_of_nobody = PARTS | DUMMIES | FALLEN_OFF
    return given - said_of_nobody, family - said_of_nobody


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


def pack(target: Path) -> None:
    """Whole or not at all: several may begin at once."""
    given, family = listed()
    rows = [(word, (GIVEN * (word in given) + FAMILY * (word in family),)) for word in sorted(given | family)]
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f"{target.name}.{os.getpid()}")
    RecordTrie(SHAPE, rows).save(str(aside))
    aside.rename(target)


if __name__ == "__main__":
    pack(Path(sys.argv[1]))
