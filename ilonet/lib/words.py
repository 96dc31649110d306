"""Which words of a text are looked for? Surface forms without accents, and stems, the same for writing and for asking."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from threading import local

import Stemmer

# Neighbours stand in where a language has no stemmer of its own; Bulgarian, Latvian, Maltese, Slovene go by surface.
ALGORITHMS = {
    "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "et": "estonian",
    "fi": "finnish", "fr": "french", "ga": "irish", "hr": "serbian", "hu": "hungarian", "it": "italian",
    "lt": "lithuanian", "nl": "dutch", "pl": "polish", "pt": "portuguese", "ro": "romanian", "sk": "czech",
    "sv": "swedish",
}  # fmt: skip
# Letters that Unicode does not take apart.
FOLDED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i",
                        "þ": "th", "ς": "σ"})  # fmt: skip
WORD = re.compile(r"\w+", re.UNICODE)
LONGEST = 64  # nothing longer is a word that anybody looks for
_mine = local()


def surface(text: str) -> list[str]:
    """The words as written, without case and accents, in their order."""
    return [fold(word) for word in _words(text)]


def stems(text: str, languages: Iterable[str]) -> set[str]:
    """What the words have in common with their other forms, in each of these languages."""
    words = _words(text)
    return {fold(stem) for language in languages for stem in _stemmed(words, language)}


def analyse(text: str, language: str) -> list[str]:
    """Every form under which a text in this language is found: as written, then the stems that differ, sorted."""
    written = surface(text)
    return written + sorted(stems(text, [language]) - set(written))


@lru_cache(maxsize=16_384)  # of a text's words most have been met before
def fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold().translate(FOLDED))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _words(text: str) -> list[str]:
    found = WORD.findall(unicodedata.normalize("NFC", text).replace("_", " "))
    return [word.casefold() for word in found if len(word) <= LONGEST]


def _stemmed(words: list[str], language: str) -> Iterator[str]:
    if language in ALGORITHMS:
        yield from _stemmer(language).stemWords(words)


def _stemmer(language: str) -> Stemmer.Stemmer:
    """One per thread: a stemmer keeps a state of its own while it works."""
    kept = _mine.__dict__.setdefault("stemmers", {})
    if language not in kept:
        kept[language] = Stemmer.Stemmer(ALGORITHMS[language])
    return kept[language]
