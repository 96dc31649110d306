"""Which letters look alike, which cannot be seen, which sit on others?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable


class Fold(dict[int, int]):
    """A table for str.translate that keeps the length of the text; filled as letters are met."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        super().__init__()
        self._fold = fold

    def __missing__(self, code: int) -> int:
        folded = self._fold(chr(code))
        self[code] = ord(folded) if len(folded) == 1 else code
        return self[code]


def ranges(codes: Iterable[int]) -> str:
    """Code points as the inside of a character class."""
    runs: list[list[int]] = []
    for code in codes:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs)


def _of(*categories: str, upto: int = 0x20000) -> list[int]:
    return [code for code in range(0x80, upto) if unicodedata.category(chr(code)) in categories]


SELECTORS = [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]
# Hangul fillers, the blank braille pattern and the grapheme joiner are letters that show nothing.
FILLERS = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0]
C0 = [code for code in range(0x20) if chr(code) not in "\t\n\r"]
# Signs of Arabic and Syriac that are drawn, although Unicode counts them among the format characters.
DRAWN = {*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2}
FORMAT = [code for code in _of("Cc", "Cf") if code not in DRAWN]
TAGS = list(range(0xE0000, 0xE0080))
UNSEEN = ranges(sorted({*C0, 0x7F, *FORMAT, *FILLERS, *SELECTORS, *TAGS}))
MARKS = ranges(code for code in _of("Mn", "Me") if code not in FILLERS)

LATIN = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
GREEK = r"\u0370-\u0373\u0376-\u037d\u0386-\u03ff\u1f00-\u1fff"
CYRILLIC = r"\u0400-\u0481\u048a-\u052f\u1c80-\u1c88\u2de0-\u2dff\ua640-\ua69f"
ARMENIAN = r"\u0531-\u0556\u0561-\u0587"
CHEROKEE = r"\u13a0-\u13fd\uab70-\uabbf"

LOOK_ALIKES = dict(
    zip(
        "АВЕЅЗІЇЈКМНОРСТУХҮԜԚаеѕіїјорсухԁԛԝһгкΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαικνρυχϲՕՏՍօոսցզհ",
        "ABES3IIJKMHOPCTYXYWQaesiijopcyxdqwhrkABEZHIKMNOPTYXoaikvpuxcOSUonugqh",
        strict=True,
    )
)
DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043", "-")
STROKED = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "s", "ħ": "h", "ŧ": "t", "ς": "σ"}


def _as_value(letter: str) -> str:
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return LOOK_ALIKES.get(letter) or DASHES.get(letter) or letter


def _as_cue(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter.lower())[0]
    return STROKED.get(base) or DASHES.get(base) or base


VALUE_FOLD = Fold(_as_value)
CUE_FOLD = Fold(_as_cue)


def cue(words: str) -> str:
    """Words of a pattern, written as the law of each language writes them, in the gate's spelling."""
    return "".join(part if part[0] == "\\" else part.translate(CUE_FOLD) for part in re.findall(r"\\.|[^\\]+", words))
