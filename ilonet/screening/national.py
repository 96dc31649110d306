"""Is there a national identification number: a word that says so, and a check digit or form that agrees?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from ilonet.screening.alphabets import cue
from ilonet.screening.finding import Certainty, Trace
from ilonet.screening.national_words import EVERY, GENERAL, WORDS, Check
from ilonet.screening.own_checks import Form
from ilonet.screening.reading import Reading
from ilonet.screening.vetoes import is_amount, is_count, is_date

REACH = 45
BY_CUE = [(re.compile(cue(words)), checks) for words, checks in WORDS]
CUE = re.compile(rf"(?<!\w)(?:{'|'.join(cue(words) for words, _ in WORDS)}|{cue(GENERAL)})(?!\w)")
PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9./+-]*")
BETWEEN = re.compile(r"[\s./+-]")
LONG_ENOUGH = 8  # without check digit or form
SHORTEST, LONGEST = 7, 18
FEWEST_FIGURES = 4
MOST_PARTS = 8
ABBREVIATION = 5  # letters; in small letters these are words of some language


def national_numbers(reading: Reading) -> Iterator[Trace]:
    cues = list(CUE.finditer(reading.cues))
    # A number belongs to the word before it, so the search ends where the next word begins.
    for match, following in zip_longest(cues, cues[1:]):
        limit = following.start() if following else len(reading.cues)
        trace = _number_after(reading, match.end(), limit, _checks(reading, match))
        if trace:
            yield trace


def _checks(reading: Reading, match: re.Match[str]) -> tuple[Check, ...]:
    checks = next((found for words, found in BY_CUE if words.fullmatch(match.group())), EVERY)
    written = reading.plain[match.start() : match.end()]
    if len(written) <= ABBREVIATION and not written.isupper():
        return tuple(check for check in checks if not isinstance(check, Form))
    return checks


def _number_after(reading: Reading, at: int, limit: int, checks: tuple[Check, ...]) -> Trace | None:
    """The first number that its own check digit confirms; else the first that only looks like one."""
    doubtful: Trace | None = None
    parts = list(PART.finditer(reading.values, at, min(limit, at + REACH + 24)))
    for first, part in enumerate(parts):
        if part.start() > at + REACH:
            break
        for last in parts[first : first + MOST_PARTS]:
            start, end = part.start(), last.start() + len(last.group().rstrip("./+-"))
            certainty = _certainty(reading, start, end, checks)
            if certainty == "certain":
                return Trace("national_id", *reading.span(start, end))
            if certainty and doubtful is None:
                doubtful = Trace("national_id", *reading.span(start, end), "possible")
    return doubtful


def _certainty(reading: Reading, start: int, end: int, checks: tuple[Check, ...]) -> Certainty | None:
    written = reading.values[start:end]
    compact = BETWEEN.sub("", written)
    figures = sum(c.isdigit() for c in compact)
    if not SHORTEST <= len(compact) <= LONGEST or figures < FEWEST_FIGURES or is_date(written):
        return None
    if any(check(form) for check in checks for form in {written, compact}):
        return "certain"
    if len(compact) < LONG_ENOUGH or figures < max(LONG_ENOUGH, len(compact) - 2):
        return None
    return None if is_count(written) or is_amount(reading.cues, start, end) else "possible"
