"""Questions and the texts that answer them, in several languages: our own, and those that others wrote."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from ilonet.lib.words import words_of

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[4] / "shared" / "data"
LANGUAGES = ("en", "fr", "de", "da", "pl", "el")
EVERY = 4  # of the titles of the other regulation one in four is asked for
KEYWORDS = 3
ARTICLE = re.compile(r"^\W*(?:\w+[\s.-]*)?(?P<number>\d{1,2})\b\W*(?:\w+\W*)?$")


@dataclass(frozen=True)
class Pair:
    """What one language asks about a subject, and what it says of it; `asked` is empty where it only answers."""

    of: str  # whose texts these are
    subject: str
    language: str
    asked: str
    text: str


def own() -> list[Pair]:
    """Written for this measurement, by those who wrote the vocabulary, but not with it in hand."""
    with (HERE / "subjects.csv").open(encoding="utf-8", newline="") as file:
        return [Pair("own", **row) for row in csv.DictReader(file)]


def others() -> list[Pair]:
    """Nobody of ours wrote them; empty where the material is not on this machine."""
    return [*_labels(), *_key_terms(), *_titles(), *_articles()] if SHARED.is_dir() else []


def _labels() -> Iterator[Pair]:
    """Labels of a thesaurus, of migration and what borders on it, in two languages."""
    for row in _rows("vocab/eurovoc_migration_en_fr.csv"):
        for language in ("en", "fr"):
            label, also = row[f"pref_{language}"], row[f"alt_{language}"]
            yield Pair("thesaurus", row["concept"], language, label, f"{label}. {also} {row[f'definition_{language}']}")


def _key_terms() -> Iterator[Pair]:
    for row in _rows("vocab/key_terms_24.csv"):
        if row["lang"] in LANGUAGES:
            yield Pair("key terms", row["term"], row["lang"], row["text"], row["text"])


def _titles() -> Iterator[Pair]:
    """Titles of a regulation on another matter."""
    for language in LANGUAGES:
        page = (SHARED / "docs" / "gdpr_toc_html" / f"{language}.html").read_text(encoding="utf-8")
        for number, title in enumerate(re.findall(r'data-title-\w+="([^"]*)"', page)):
            said = re.sub(r"\([^)]*\)|^[^-]*\d[^-]* - ", "", unescape(title)).strip(" -")
            yield Pair("titles", str(number), language, "" if number % EVERY else said, said)


def _articles() -> Iterator[Pair]:
    """The Declaration of Human Rights; asked by the words that one article says more than the others."""
    for language in LANGUAGES:
        articles = _parted((SHARED / "docs" / "udhr_txt" / f"{language}.txt").read_text(encoding="utf-8"))
        spread = {
            word: sum(word in set(words_of(one)) for one in articles.values())
            for text in articles.values()
            for word in words_of(text)
        }
        for number, text in articles.items():
            words = [word for word in dict.fromkeys(words_of(text)) if len(word) > 4]
            telling = sorted(words, key=lambda word: (spread[word], -words_of(text).count(word), -len(word)))[:KEYWORDS]
            yield Pair("articles", str(number), language, " ".join(telling), text)


def _parted(text: str) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    number = 0
    for line in text.splitlines():
        heading = ARTICLE.match(line.strip()) if len(line.strip()) < 30 else None
        if heading and int(heading["number"]) in {number + 1, number + 2}:
            number = int(heading["number"])
        elif number and line.strip():
            found.setdefault(number, []).append(line.strip())
    return {one: " ".join(lines) for one, lines in found.items()}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (SHARED / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
