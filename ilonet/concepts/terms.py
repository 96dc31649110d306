"""By which words does each language speak of a concept? Tables of our own, one for each language (facts/README.md).

A term is one word or several in a row. A star ends a word of which only the beginning counts, so that the endings of a
language, and what it writes together, need no list: “schleus*” are Schleuser, Schleuserin, Schleusernetz.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ilonet.lib.words import fold, words_of

FOLDER = Path(__file__).parent / "facts"
EVERYWHERE = "names"  # names of places and peoples: the table of every language


@dataclass(frozen=True, slots=True)
class Pattern:
    """One word of a term; `start` is its beginning without accents, `is_open` whether more may follow."""

    word: str
    start: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Term:
    concept: str
    patterns: tuple[Pattern, ...]


@cache
def edition() -> int:
    """Of these tables: where it is newer than that of an index, what stands there is found again."""
    return int(_rows("editions")[-1]["edition"])


@cache
def broader() -> dict[str, str]:
    """Of each narrower concept the one that it is a kind of: an inflatable is a boat."""
    return {row["concept"]: row["broader"] for row in _rows("concepts") if row["broader"]}


def with_broader(concept: str) -> Iterator[str]:
    """Itself, and what it is a kind of, and so on."""
    yield concept
    while concept in broader():
        concept = broader()[concept]
        yield concept


@lru_cache(maxsize=1_000)
def with_narrower(concepts: frozenset[str]) -> frozenset[str]:
    """Themselves, and whatever is a kind of one of them."""
    return concepts | {one for one in broader() if not concepts.isdisjoint(with_broader(one))}


@cache
def concepts() -> dict[str, str]:
    """What each is about, in a few words for whoever keeps the tables."""
    return {row["concept"]: row["about"] for row in _rows("concepts")}


@cache
def spoken() -> tuple[str, ...]:
    """The languages that have a table: the official ones, and some in which an officer may ask."""
    return tuple(sorted(path.stem for path in FOLDER.glob("??.csv")))


@cache
def terms_of(language: str) -> tuple[Term, ...]:
    return tuple(
        Term(row["concept"], patterns)
        for row in _rows(language)
        for written in row["terms"].split("|")
        if (patterns := tuple(_patterns(written)))
    )


def _patterns(written: str) -> Iterator[Pattern]:
    """Of a word with a hyphen or an apostrophe each part; the star belongs to the last one."""
    for said in written.split():
        *before, last = words_of(said)
        yield from (Pattern(word, fold(word), is_open=False) for word in before)
        yield Pattern(last, fold(last), said.endswith("*"))


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
