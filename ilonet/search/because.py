"""Why is a report among the answers? Which asked word stands there in which form, or in which other words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from ilonet.concepts.places import concept_of
from ilonet.concepts.spotting import LITTLE, spots_of
from ilonet.lib.words import fold
from ilonet.places.languages import LANGUAGES
from ilonet.places.models import country_name
from ilonet.reports.models import Report
from ilonet.search.excerpts import forms_of
from ilonet.search.question import Asked, Question, Sense

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Because:
    """`found` is empty where the word stands as it was asked; with `is_meant` other words of the text mean the same."""

    asked: str
    found: str
    language: str  # by its own name; none where the report is about a country without naming it
    in_title: bool
    is_meant: bool = False
    file: str = ""  # the name of the file of the report in which it stands

    def __str__(self) -> str:
        told = {"asked": self.asked, "found": self.found, "language": self.language, "file": self.file}
        if self.file:
            return _("“%(asked)s” in the file “%(file)s”") % told
        if not self.is_meant:
            return (_("“%(asked)s” as “%(found)s” (%(language)s)") if self.found else _("“%(asked)s”")) % told
        if not self.language:
            return _("“%(asked)s”: the report is about %(found)s") % told
        return _("“%(asked)s” means the same as “%(found)s” (%(language)s)") % told


@dataclass(frozen=True)
class Said:
    """The words of a report, one by one."""

    language: str
    titled: list[str]
    written: list[str]

    @property
    def named(self) -> str:
        return LANGUAGES.get(self.language, self.language)


def in_file(question: Question, name: str, text: str, language: str) -> list[Because]:
    """The same of one file of the report, as its words were asked."""
    said = Said(language, WORD.findall(name), WORD.findall(text))
    return [replace(one, file=name) for asked in question.words if (one := _as_asked(asked, said))]


def because(question: Question, report: Report, text: str) -> list[Because]:
    said = Said(report.language, WORD.findall(report.title), WORD.findall(text))
    found = [_as_asked(asked, said) for asked in question.words]
    there = {one.asked for one in found if one}
    other = (sense for sense in question.senses if not there.issuperset(sense.words))
    found += [_as_meant(sense, said) or _about(sense, report) for sense in other]
    return list(dict.fromkeys(one for one in found if one))


def carriers(question: Question, language: str, *texts: str) -> frozenset[str]:
    """The words of a text that mean what was asked for, as they are marked in it; not the “of” between them."""
    wanted = frozenset(one for sense in question.senses for one in sense.concepts)
    found: set[str] = set()
    for words in map(WORD.findall, texts) if wanted else ():
        for spot in spots_of(wanted, [word.lower() for word in words], language):
            found.update(fold(word) for word in words[spot.start : spot.end] if len(word) > LITTLE)
    return frozenset(found)


def _as_asked(asked: Asked, said: Said) -> Because | None:
    """As asked before any other form; in the title before the text."""
    exact = fold(asked.word)
    for is_it in (
        lambda word: fold(word) == exact,
        lambda word: not asked.forms.isdisjoint(forms_of(word, said.language)),
    ):
        for words in (said.titled, said.written):
            if (found := next(filter(is_it, words), None)) is not None:
                other = "" if fold(found) == exact else found
                return Because(asked.word, other, said.named, words is said.titled)
    return None


def _as_meant(sense: Sense, said: Said) -> Because | None:
    for words in (said.titled, said.written):
        for spot in spots_of(sense.concepts, [word.lower() for word in words], said.language):
            found = " ".join(words[spot.start : spot.end])
            return Because(" ".join(sense.words), found, said.named, words is said.titled, is_meant=True)
    return None


def _about(sense: Sense, report: Report) -> Because | None:
    """One of its countries, which it need not name."""
    code = next((one for one in report.countries if concept_of(one) in sense.concepts), None)
    return Because(" ".join(sense.words), country_name(code), "", in_title=False, is_meant=True) if code else None
