"""Why is a report among the answers? Which asked word stands there in which form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ilonet.lib.words import fold
from ilonet.places.languages import LANGUAGES
from ilonet.search.excerpts import forms_of
from ilonet.search.question import Asked, Question

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Because:
    """`found` is empty where the word stands as it was asked."""

    asked: str
    found: str
    language: str  # by its own name
    in_title: bool

    def __str__(self) -> str:
        told = {"asked": self.asked, "found": self.found, "language": self.language}
        return (_("“%(asked)s” as “%(found)s” (%(language)s)") if self.found else _("“%(asked)s”")) % told


def because(question: Question, title: str, text: str, language: str) -> list[Because]:
    titled, written = WORD.findall(title), WORD.findall(text)
    found = (_one(asked, titled, written, language) for asked in question.words)
    return list(dict.fromkeys(one for one in found if one))


def _one(asked: Asked, titled: list[str], written: list[str], language: str) -> Because | None:
    """As asked before any other form; in the title before the text."""
    exact = fold(asked.word)
    for is_it in (lambda word: fold(word) == exact, lambda word: not asked.forms.isdisjoint(forms_of(word, language))):
        for words in (titled, written):
            if (found := next(filter(is_it, words), None)) is not None:
                other = "" if fold(found) == exact else found
                return Because(asked.word, other, LANGUAGES.get(language, language), words is titled)
    return None
