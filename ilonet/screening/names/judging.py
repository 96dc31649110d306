"""Does the text name a person, and where?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ilonet.lib import dictionaries
from ilonet.lib.words import fold
from ilonet.screening.finding import Certainty, Trace
from ilonet.screening.names.cues import AFTER, BEFORE, CITED, LOCATIVE_BEFORE, NOT_BEFORE, ROLE_BEFORE, TITLE_BEFORE
from ilonet.screening.names.runs import PARTICLES, Run, Word, runs, words_of
from ilonet.screening.names.weighing import AFTER_A_GIVEN_NAME, ANY, BREAK, OPENING, UNKNOWN, Weighed, Weight, weigh
from ilonet.screening.reading import Reading

ENOUGH = 2.1
ALONE = 1.0
TITLE, ROLE, FOLLOWED = 2.5, 1.2, 1.0
ELSEWHERE, PLACED = -9.0, -1.2
SAMPLE, TOO_STRANGE = 60, 0.45
FEWEST = 5  # words: fewer say nothing about the language
# A capital does not make them a part of the name that they stand before.
FORMS_OF_ADDRESS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "mme",
        "mlle",
        "monsieur",
        "madame",
        "mademoiselle",
        "herr",
        "herrn",
        "frau",
        "fru",
        "hr",
        "dhr",
        "mevrouw",
        "meneer",
        "senor",
        "senora",
        "sr",
        "sra",
        "signor",
        "signora",
        "sig",
        "dott",
        "senhor",
        "senhora",
        "gospodin",
        "gospoda",
        "gospa",
        "domnul",
        "doamna",
        "dr",
        "prof",
        "sheikh",
        "cheikh",
        "г-н",
        "г-жа",
        "господин",
        "госпожа",
        "κυριος",
        "κυρια",
    ]
)
SHORTEST_SMALL = 3  # letters


@dataclass(frozen=True, slots=True)
class Language:
    """In which words the text is written, as far as the dictionaries tell."""

    code: str
    with_dictionary: bool


def personal_names(reading: Reading, language: str) -> Iterator[Trace]:
    text = reading.shown
    words = words_of(text)
    written_in = _language(words, language)
    small = {word.text for word in words if word.text.islower()}
    for run in runs(text, words):
        for part in _parts(run, written_in, small):
            if certainty := _judge(reading, part, written_in):
                yield Trace("person_name", *reading.span(part.start, part.end), certainty)
    yield from _in_small_letters(reading, words, written_in)


def _in_small_letters(reading: Reading, words: list[Word], language: Language) -> Iterator[Trace]:
    """Two names of the lists side by side that are words of no language."""
    if not language.with_dictionary or language.code not in dictionaries.NAMES:
        return
    for one, other in pairwise(words):
        if other.start - one.end != 1 or not (one.text.islower() and other.text.islower()):
            continue
        if _is_only_a_name(one, language) and _is_only_a_name(other, language):
            yield Trace("person_name", *reading.span(one.start, other.end), "possible")


def _is_only_a_name(word: Word, language: Language) -> bool:
    if len(word.text) < SHORTEST_SMALL or word.text in PARTICLES or not _weight(word, language).is_listed:
        return False
    return not any(dictionaries.is_common(one, word.text) for one in {language.code, "en"} if one in dictionaries.NAMES)


def _language(words: list[Word], language: str) -> Language:
    """Where most small words are strange to the language that was told, all languages are asked."""
    if not dictionaries.are_there():
        return Language(language, with_dictionary=False)
    small = [word.text for word in words if word.text.islower() and len(word.text) > 2][:SAMPLE]
    if language not in dictionaries.NAMES:
        return Language(language if language in ANY else UNKNOWN, with_dictionary=True)
    strange = sum(not dictionaries.is_common(language, word) for word in small)
    if len(small) >= FEWEST and strange > TOO_STRANGE * len(small):
        return Language(UNKNOWN, with_dictionary=True)
    return Language(language, with_dictionary=True)


def _parts(run: Run, language: Language, small: set[str]) -> Iterator[Run]:
    """The run without the words and places that no name has; these part it."""
    waiting: list[Word] = []
    for word in run.words:
        if not waiting and fold(word.text) in FORMS_OF_ADDRESS and word is not run.words[-1]:
            continue
        if word.text.lower() in PARTICLES and not word.text[0].isupper():
            if waiting:
                waiting.append(word)
        elif (found := _weight(word, language)).is_word and _goes_on(waiting, language):
            waiting.append(word)
        elif found.breaks or (word.text.lower() in small and not found.is_listed):
            yield from _trimmed(waiting, run)
            waiting = []
            if found.opens_a_place:
                return
        else:
            waiting.append(word)
    yield from _trimmed(waiting, run)


def _goes_on(words: list[Word], language: Language) -> bool:
    """Right after a given name a word with a capital is the family name, whatever else it means."""
    return len(words) == 1 and _weight(words[0], language).weight >= Weight.GIVEN


def _trimmed(words: list[Word], run: Run) -> Iterator[Run]:
    while words and words[-1].text.lower() in PARTICLES and not words[-1].text[0].isupper():
        words = words[:-1]
    if words:
        yield Run(tuple(words), run.opens and words[0] is run.words[0])


def _weight(word: Word, language: Language) -> Weighed:
    return weigh(word.text, language.code, with_dictionary=language.with_dictionary)


def _judge(reading: Reading, run: Run, language: Language) -> Certainty | None:
    weights = [_weight(word, language) for word in run.words]
    weights = [AFTER_A_GIVEN_NAME if one.is_word else one for one in weights]
    if run.opens and weights[0].is_common:
        weights[0] = BREAK if len(run.words[0].text) <= SHORTEST_SMALL else OPENING
    before = reading.cues[max(0, run.start - BEFORE) : run.start]
    around, high_risk = _around(reading, run, before)
    if around <= ELSEWHERE:
        return None
    names = [one for one in weights if one.weight > 0.5]
    if len(names) >= 2:
        enough = sum(one.weight for one in weights) + around >= ENOUGH
    else:
        enough = bool(names) and around >= ALONE and not (run.opens and around < TITLE)
    if not enough:
        return None
    # Two strange words may be a town that is called so: there the author's word counts.
    sure = high_risk and any(one.is_listed or one.weight >= Weight.SHAPE for one in names)
    return "certain" if sure else "possible"


def _around(reading: Reading, run: Run, before: str) -> tuple[float, bool]:
    """What the words before and after add, and whether they say that it is a person in a case."""
    if NOT_BEFORE.search(before) or CITED.match(reading.cues, run.end, run.end + 30):
        return ELSEWHERE, False
    weight, high_risk = 0.0, False
    if TITLE_BEFORE.search(before):
        weight += TITLE
    if ROLE_BEFORE.search(before):
        weight += ROLE
        high_risk = True
    elif LOCATIVE_BEFORE.search(before):
        weight += PLACED
    if AFTER.match(reading.cues, run.end, run.end + 60):
        weight += FOLLOWED
        high_risk = True
    return weight, high_risk
