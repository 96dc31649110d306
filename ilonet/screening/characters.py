"""Which characters of a text cannot be what they seem?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ilonet.screening.alphabets import ARMENIAN, CHEROKEE, CYRILLIC, GREEK, LATIN, MARKS, UNSEEN
from ilonet.screening.finding import Trace
from ilonet.screening.reading import STACK, Reading

# The joiners belong to the spelling of Persian, Kurdish, Bengali, Nepali and others, and to emoji.
JOINED = (
    r"\u0610-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    r"\u2600-\u27bf\U0001f300-\U0001faff"
)
# A selector chooses how the character before it is drawn.
SELECTED = r"0-9#*\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff"
JOINER = re.compile(
    rf"(?<=[{JOINED}])[\u200c\u200d](?![\u200b-\u200f])"
    rf"|(?<=\ufe0f)\u200d(?=[{JOINED}])"
    rf"|(?<=[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b(?=[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])"
    rf"|(?<=[{SELECTED}])[\ufe0e\ufe0f]"
)
PRIVATE = r"\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\ufff9-\ufffb\ud800-\udfff\U000f0000-\U0010ffff"
HIDDEN = re.compile(rf"[{UNSEEN}{PRIVATE}]")

SCRIPTS = (LATIN, GREEK, CYRILLIC, ARMENIAN, CHEROKEE)
LETTERS = "".join(SCRIPTS)
SEAM = re.compile("|".join(f"(?<=[{script}])[{''.join(s for s in SCRIPTS if s != script)}]" for script in SCRIPTS))
WORD = re.compile(rf"[{LETTERS}{MARKS}]+")
OTHER_THAN_LATIN = re.compile(f"[{''.join(SCRIPTS[1:])}]")
# Units and quantities: micrograms, ohms, delta t.
QUANTITY = re.compile(rf"[μΩΔπλθσβγ][{LATIN}]{{1,3}}|[{LATIN}]{{1,2}}[μΩΔπλθσβγ]")


def hidden(text: str) -> Iterator[Trace]:
    """Control and format characters: nothing a reader sees may depend on what nobody sees (H01). Neighbours are one finding."""
    if text.isascii() and text.isprintable():
        return
    start = end = 0
    for match in HIDDEN.finditer(text):
        if JOINER.match(text, match.start()):
            continue
        if match.start() > end > start:
            yield Trace("control_character", start, end)
        if match.start() > end or end == start:
            start = match.start()
        end = match.end()
    if end > start:
        yield Trace("control_character", start, end)


def stacks(text: str) -> Iterator[Trace]:
    """Heaps of accents that run over the neighbouring lines (H05)."""
    if not text.isascii():
        for match in STACK.finditer(text):
            yield Trace("too_many_marks", *match.span())


def look_alikes(reading: Reading) -> Iterator[Trace]:
    """Words of two alphabets (AC37). A word wholly Greek, Bulgarian or accented is no finding."""
    plain = reading.plain
    if plain.isascii() or not OTHER_THAN_LATIN.search(plain):
        return
    for match in WORD.finditer(plain):
        word = match.group()
        if SEAM.search(word) and not QUANTITY.fullmatch(word):
            yield Trace("look_alike", *reading.span(*match.span()))
