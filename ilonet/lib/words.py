"""Which words of a text are looked for? As written without accents, and what each has in common with its other forms.

The same for writing and for asking: stem, dictionary form, stem of the dictionary form (stack.md 5).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from threading import local

import Stemmer

from ilonet.lib import dictionaries, maltese
from ilonet.lib.languages import CODES

# How a row was analysed; a row with less than is possible now is analysed again by the worker.
STEMS_ONLY, WHOLE = 1, 2
# Neighbours stand in where a language has no stemmer of its own.
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


def words_of(text: str) -> list[str]:
    """The words in small letters, as the dictionaries know them."""
    found = WORD.findall(unicodedata.normalize("NFC", text).replace("_", " "))
    return [word.lower() for word in found if len(word) <= LONGEST and fold(word)]


def surface(text: str) -> list[str]:
    """The words as written, without case and accents, in their order."""
    return [fold(word) for word in words_of(text)]


def possible() -> int:
    """The analysis that this machine can make now."""
    return WHOLE if dictionaries.are_there() else STEMS_ONLY


def derived(text: str, languages: Iterable[str]) -> set[str]:
    """What the words have in common with their other forms, in each of these languages."""
    words = set(words_of(text))
    with_lemmas = dictionaries.are_there()
    return {form for language in languages for word in words for form in _derived(word, language, with_lemmas)}


def looked_for(word: str, likely: Iterable[str] = ()) -> frozenset[str]:
    """Every form under which a text may hold this one word.

    In the languages that know it and in the likely ones; in all where none knows it, as with names.
    """
    known = dictionaries.knowing(word.lower()) if dictionaries.are_there() else None
    return frozenset({*surface(word), *derived(word, {*known, *likely, "mt"} if known else CODES)})


@lru_cache(maxsize=16_384)  # of a text's words most have been met before
def fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold().translate(FOLDED))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@lru_cache(maxsize=32_768)
def _derived(word: str, language: str, with_lemmas: bool) -> frozenset[str]:
    if language == "mt":
        return frozenset(filter(None, (maltese.stem(fold(word)), maltese.root(fold(word)))))
    forms = set(_stemmed(word, language))
    lemma = dictionaries.lemma(word, language) if with_lemmas else None
    if lemma:
        forms |= {lemma, *_stemmed(lemma.lower(), language)}
    return frozenset(filter(None, map(fold, forms)))


def _stemmed(word: str, language: str) -> Iterator[str]:
    if language in ALGORITHMS:
        yield _stemmer(language).stemWord(word)


def _stemmer(language: str) -> Stemmer.Stemmer:
    """One per thread: a stemmer keeps a state of its own while it works."""
    kept = _mine.__dict__.setdefault("stemmers", {})
    if language not in kept:
        kept[language] = Stemmer.Stemmer(ALGORITHMS[language])
    return kept[language]
