"""How does the gate read a text, so that disguise does not help and every place is still known?"""

from __future__ import annotations

import html
import re
import unicodedata
from array import array
from collections.abc import Callable
from dataclasses import dataclass

from ilonet.screening.alphabets import CUE_FOLD, MARKS, UNSEEN, VALUE_FOLD
from ilonet.screening.placeholders import PLACEHOLDER

# More marks than this on one letter are not normalised: ordering them costs the square of their number.
MOST_MARKS = 4

STACK = re.compile(rf"[{MARKS}]{{{MOST_MARKS + 1},}}")
ODD = re.compile(
    r"&(?:amp;){0,3}(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});"
    r"|\s?[\[({]\s?(?:at|@|arobase|arroba|chiocciola|snabel-?a)\s?[\])}]\s?"
    r"|\s?[\[({]\s?(?:dot|\.|punkt|point|punto|ponto|punt)\s?[\])}]\s?"
    rf"|[{UNSEEN}]"
    rf"|(?:[^\x00-\x7f]|[\x00-\x7f](?=[{MARKS}]))[{MARKS}]*+",
    re.IGNORECASE,
)
SIGN_OF_ODD = re.compile(rf"[&\[({{{UNSEEN}]|[^\x00-\x7f]")
LETTER = r"[\w@.+</'()-]"
SPACED = re.compile(rf"(?<!{LETTER}){LETTER}(?:[ \t]{{1,4}}{LETTER}(?!{LETTER})){{5,}}+")
DOTTED = re.compile(r"(?<![\w.])\w([._/-])\w(?!\w)(?:\1\w(?!\w)){4,}+")
GAPS = re.compile(r"[ \t]+")
STOPS = re.compile(r"[._/-]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """One text in copies of equal length: as written, without what was masked, for values, and for words."""

    plain: str
    shown: str
    values: str
    cues: str
    origin: array[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original text, which is what the author sees."""
        if self.origin is None:
            return start, end
        last = self.origin[end - 1]
        while end < len(self.origin) and self.origin[end] == last:
            end += 1
        return self.origin[start], self.origin[end]


def read(text: str) -> Reading:
    plain, origin = _unfold(text)
    plain, origin = _close_up(plain, origin)
    plain, origin = _undot(plain, origin)
    shown = plain
    if "[" in plain:
        # What has been masked is no longer a cue for its neighbours.
        shown = PLACEHOLDER.sub(lambda m: "|" * len(m.group()), plain)
    return Reading(plain, shown, shown.translate(VALUE_FOLD), shown.translate(CUE_FOLD), origin)


def _unfold(text: str) -> tuple[str, array[int] | None]:
    if SIGN_OF_ODD.search(text) is None:
        return text, None
    return _rewrite(text, None, ODD, _plainly)


def _plainly(match: re.Match[str]) -> str:
    found = match.group()
    if found[0] == "&":
        while found.startswith("&amp;"):
            found = "&" + found[5:]
        found = html.unescape(found)
        return "" if re.fullmatch(rf"[{UNSEEN}]+", found) else found[:2]
    if len(found) > 2 and found.strip()[0] in "[({":
        return "@" if re.search("at|@|ar|ch|sn", found, re.IGNORECASE) else "."
    if re.match(rf"[{UNSEEN}]", found):
        return ""
    return unicodedata.normalize("NFKC", found[: MOST_MARKS + 1])


def _close_up(text: str, origin: array[int] | None) -> tuple[str, array[int] | None]:
    """What is written l e t t e r by letter is read as one; a wider gap parts two words."""
    changes = []
    for match in SPACED.finditer(text):
        gaps = [gap.span() for gap in GAPS.finditer(text, *match.span())]
        narrow = min(end - start for start, end in gaps)
        changes += [(start, end, " " if end - start > narrow else "") for start, end in gaps]
    return _splice(text, origin, changes) if changes else (text, origin)


def _undot(text: str, origin: array[int] | None) -> tuple[str, array[int] | None]:
    """The same with dots, dashes or strokes between the letters."""
    changes = [(*stop.span(), "") for match in DOTTED.finditer(text) for stop in STOPS.finditer(text, *match.span())]
    return _splice(text, origin, changes) if changes else (text, origin)


def _rewrite(
    text: str,
    origin: array[int] | None,
    pattern: re.Pattern[str],
    plainly: Callable[[re.Match[str]], str],
) -> tuple[str, array[int] | None]:
    changes = []
    for match in pattern.finditer(text):
        instead = plainly(match)
        if instead != match.group():
            changes.append((match.start(), match.end(), instead))
    return _splice(text, origin, changes) if changes else (text, origin)


def _splice(text: str, origin: array[int] | None, changes: list[tuple[int, int, str]]) -> tuple[str, array[int]]:
    before = origin if origin is not None else array("l", range(len(text) + 1))
    pieces: list[str] = []
    after: array[int] = array("l")
    at = 0
    for start, end, instead in changes:
        pieces += (text[at:start], instead)
        after.extend(before[at:start])
        after.extend([before[start]] * len(instead))
        at = end
    pieces.append(text[at:])
    after.extend(before[at:])
    return "".join(pieces), after
