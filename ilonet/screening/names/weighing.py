"""How much speaks for this one word being a part of a person's name?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale

from ilonet.lib import dictionaries
from ilonet.lib.languages import CODES
from ilonet.lib.words import fold
from ilonet.screening.names.gazetteer import names
from ilonet.screening.names.letters import in_latin
from ilonet.screening.names.places import OPENERS, STEM, peoples, places
from ilonet.screening.names.runs import PARTICLES
from ilonet.screening.names.shapes import is_like_a_name


class Weight(float, Enum):
    """Measured on the corpus, docs/gate.md."""

    GIVEN = 2.0
    FAMILY = 1.6
    SHAPE = 1.2
    STRANGE = 1.1
    STRANGE_TO_ALL = 0.9
    STRANGE_WITHOUT_DICTIONARY = 0.5
    NAME_AND_NOUN = 1.0
    NAME_AND_WORD = 1.06
    NAME_AND_PLACE = 0.6
    INITIAL = 0.4
    NOTHING = 0.0


@dataclass(frozen=True, slots=True)
class Weighed:
    weight: float
    breaks: bool = False  # a word or a place: no name goes on beyond it
    is_listed: bool = False
    is_common: bool = False
    opens_a_place: bool = False
    is_word: bool = False


OPENER = Weighed(0.0, breaks=True, opens_a_place=True)
OPENING = Weighed(0.6, is_listed=True, is_common=True)  # a sentence begins with a word that is a name too
BREAK = Weighed(0.0, breaks=True)
WORD = Weighed(0.0, breaks=True, is_word=True)
AFTER_A_GIVEN_NAME = Weighed(0.55)  # a word with a capital where none is due
UNKNOWN = "*"  # the language is not known
NOUNS = frozenset({"de", "*"})  # every noun has a capital there
READ_BY_MANY = ("en", "fr", "de")  # words of these stand in texts of every language
MALTESE = Path(__file__).with_name("maltese.txt")
ANY = frozenset({UNKNOWN, "mt"})  # there is no dictionary of Maltese
LONGEST_NAME = 18
SHORT_CAPITALS = 5
ROMAN = re.compile(r"[IVXLC]+")
INSTITUTION = re.compile(
    r"(?:hatosag|igazgatosag|miniszterium|hivatal|szolgalat|bizottsag|rendorseg|behorde|behorden|ministerium|ministeriet|ministerie|polizei|politiet|politie|polis|direktion|kommission|verwaltung|styrelsen?|myndigheten?|verket|vasendet|virasto\w{0,3}|laitos|laitoksen|ministerio\w{0,2}"
    r"|komisjon\w{0,2}|ministeerium\w{0,2}|inspektsioon|parvald\w|dienests?|ministrija|tarnyb\w{1,2}|departament\w{1,3}|ministerij\w{1,2}|inspektorat\w{0,3}|inspekc\w{1,4}|direktorat\w{0,3}|direttorat|ministeru|ministrstv\w{1,2}|ministarstv\w{1,2}|urad\w{0,3}|sprav\w{1,2}|komisi\w{1,2}|организаци\w{1,2}|объединенн\w{1,3}|організаці\w{1,2}|об.?єднан\w{1,3}|об.?еднан\w{1,3}|націи|нации|націи)$"
)
ENDINGS = ("'s", "’s", "s'", "s’")
ELISIONS = ("d'", "l'", "d’", "l’", "dell'", "dell’", "all'", "all’", "nell'", "dall'", "sull'", "qu'", "t'", "h-")


@lru_cache(maxsize=65_536)
def weigh(word: str, language: str, *, with_dictionary: bool) -> Weighed:
    """`word` as written; known words of the language speak against a name, unknown ones for it."""
    if len(word) == 1:
        return Weighed(Weight.INITIAL) if word.isupper() else BREAK
    if word.lower() in PARTICLES:
        return Weighed(Weight.NOTHING)
    if ROMAN.fullmatch(word):
        return BREAK
    small = _bare(word.lower())
    folded = fold(small)
    latin = in_latin(folded)
    if folded in OPENERS:
        return OPENER
    if folded in calendar() or INSTITUTION.search(folded):
        return BREAK
    given, family = names().says(folded)
    common = with_dictionary and _is_common(small, language)
    if folded in places() or latin in places():
        return Weighed(Weight.NAME_AND_PLACE, is_listed=True) if given or family else BREAK
    if given or family:
        if common:
            return Weighed(Weight.NAME_AND_WORD, is_listed=True, is_common=True)
        if with_dictionary and any(dictionaries.is_common(one, small) for one in READ_BY_MANY):
            return Weighed(Weight.NAME_AND_WORD, is_listed=True)
        if with_dictionary and not given and _is_noun(small, language):
            return Weighed(Weight.NAME_AND_NOUN, is_listed=True)
        return Weighed(Weight.GIVEN if given else Weight.FAMILY, is_listed=True)
    if common and not (word.isupper() or language in NOUNS):
        return WORD
    if common or len(folded) > LONGEST_NAME or (word.isupper() and len(word) <= SHORT_CAPITALS):
        return BREAK
    if with_dictionary and (
        _is_noun(small, language) or dictionaries.is_common("en", small) or folded[:STEM] in peoples()
    ):
        return BREAK
    if language == "el" and word.isupper() and not is_like_a_name(latin):
        return BREAK  # capitals lose the accents by which the dictionary knows the word
    if is_like_a_name(latin):
        return Weighed(Weight.SHAPE)
    if not with_dictionary:
        return Weighed(Weight.STRANGE_WITHOUT_DICTIONARY)
    return Weighed(Weight.STRANGE_TO_ALL if language == UNKNOWN else Weight.STRANGE)


@cache
def calendar() -> frozenset[str]:
    """Months and days of the week, some of which are given names too."""
    found: set[str] = set()
    for language in CODES:
        locale = Locale.parse(language)
        for forms in (locale.months, locale.days):
            found |= {
                fold(name)
                for widths in forms.values()
                for width in ("wide", "abbreviated")
                for name in widths[width].values()
            }
    return frozenset(word.rstrip(".") for word in found if len(word) > 2)


def _bare(word: str) -> str:
    for opening in ELISIONS:
        if word.startswith(opening):
            return word[len(opening) :] or word
    for ending in ENDINGS:
        if word.endswith(ending):
            return word[: -len(ending)] or word
    return word


@cache
def maltese() -> frozenset[str]:
    """What its officials write with a capital."""
    return frozenset(MALTESE.read_text(encoding="utf-8").partition("\n")[2].split())


def _is_common(word: str, language: str) -> bool:
    if language == "mt" and word in maltese():
        return True
    if language in ANY:
        return any(dictionaries.is_common(one, word) for one in dictionaries.NAMES)
    return dictionaries.is_common(language, word)


def _is_noun(word: str, language: str) -> bool:
    """German writes its nouns with a capital; elsewhere that is a name."""
    return language in {"de", *ANY} and dictionaries.is_capital("de", word)
