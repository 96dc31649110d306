"""How are the hand-written passages of one language read, and how do they become a report?

A line `# c head route_report sea` opens a passage (topic, part, type, way of travel), `T` gives its
title, `=` its heading; `[one|other]` is a choice, `{name}` a place, month or figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from random import Random

Piece = str | tuple[str, ...]
ELISION = re.compile(r"\bde \{(hub\d?|nhub|prev|start|mon|month)\}")
CHOICE = re.compile(r"\[([^\]|]+(?:\|[^\]|]*)+)\]")


@dataclass(frozen=True, slots=True)
class Passage:
    kind: str
    way: str
    title: str
    headings: tuple[str, ...]
    text: tuple[Piece, ...]

    def say(self, throw: Random, words: dict[str, object]) -> str:
        chosen = "".join(piece if isinstance(piece, str) else throw.choice(piece) for piece in self.text)
        return chosen.format_map(words)


@dataclass(frozen=True, slots=True)
class Book:
    """The passages of one language by (topic or family, part)."""

    passages: dict[tuple[str, str], tuple[Passage, ...]]

    def __getitem__(self, key: tuple[str, str]) -> tuple[Passage, ...]:
        return self.passages[key]


@cache
def book(language: str) -> Book:
    text = (files("ilonet.demo") / "texts" / f"{language}.txt").read_text(encoding="utf-8")
    found: dict[tuple[str, str], tuple[Passage, ...]] = {}
    for block in re.split(r"^# ", text, flags=re.MULTILINE)[1:]:
        key, passage = _passage(ELISION.sub(r"{de_\1}", block) if language == "fr" else block)
        found[key] = (*found.get(key, ()), passage)
    return Book(found)


@cache
def spread(heads: int, details: int, views: int) -> tuple[tuple[int, int, int], ...]:
    """All combinations, as in a Latin square: those near each other share at most one part."""
    every = product(range(heads), range(details), range(views))
    return tuple(
        sorted(every, key=lambda one: ((one[2] - one[0] - one[1]) % views, (one[1] - one[0]) % details, one[0]))
    )


def _passage(block: str) -> tuple[tuple[str, str], Passage]:
    first, *rest = block.strip().splitlines()
    topic, part, kind, way = (*first.split(), "", "")[:4]
    title = next((line[2:] for line in rest if line.startswith("T ")), "").replace("{Land}", "{Name}")
    heading = next((line[2:] for line in rest if line.startswith("= ")), "")
    body = "\n\n".join(line for line in rest if line and not line.startswith(("T ", "= ", "// ")))
    return (topic, part), Passage(kind, way, title, tuple(heading.split("|")), _pieces(body))


def _pieces(body: str) -> tuple[Piece, ...]:
    """Odd parts of the split are the choices."""
    parts = CHOICE.split(body)
    return tuple(tuple(part.split("|")) if odd % 2 else part for odd, part in enumerate(parts) if part)
