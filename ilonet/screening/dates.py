"""How is a day written, in figures and in the words of every official language?"""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from ilonet.lib.languages import CODES
from ilonet.screening.alphabets import cue

DAY, MONTH, YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19[2-9]\d|20[0-3]\d)"
SHORT_YEAR = r"\d\d"
SEP = r"[ ]?[./\n -][ ]?"
LONG_ENOUGH = 3
ROMAN = r"(?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})"


@cache
def months() -> str:
    """Every name of a month, in the gate's spelling, longest first."""
    found = set()
    for language in CODES:
        known = Locale.parse(language).months
        found |= {
            cue(name).rstrip(".")
            for form in known.values()
            for width in ("wide", "abbreviated")
            for name in form.get(width, {}).values()
        }
    words = sorted(
        (re.escape(one) for one in found if len(one) >= LONG_ENOUGH and one.replace(" ", "").isalpha()),
        key=len,
        reverse=True,
    )
    return "(?:" + "|".join(words) + ")"


@cache
def day_pattern() -> str:
    """One day, with its year: 12.03.1990, 1990-03-12, 12 March 1990, March 12, 1990, 1990. március 12."""
    of = r"(?:\s(?:de|of|den|do|ta|na|di)\s|\s)"
    ordinal = r"(?:st|nd|rd|th|er|º|o|ο|η|ú|iu|ta|inn|-an|-ого|-ro)?"
    written = rf"{DAY}{ordinal}\.?(?:\s?(?:de|of|ta'?)\s|\s?-?\s?){months()}\.?,?{of}?(?:del?\s)?{YEAR}"
    english = rf"{months()}\.?\s{DAY}(?:st|nd|rd|th)?,?\s{YEAR}"
    year_first = rf"{YEAR}(?:\.|\sm\.|\. gada|\sgada|-ban|,)?\s{{0,2}}(?:gada\s)?{months()}\.?\s(?:men\.\s)?{DAY}\.?"
    latvian = rf"{YEAR}\.?\s(?:gada\s|g\.\s?){DAY}\.?\s{months()}"
    figures = rf"{DAY}{SEP}{MONTH}{SEP}{YEAR}|{MONTH}{SEP}{DAY}{SEP}{YEAR}|{YEAR}{SEP}{MONTH}{SEP}{DAY}"
    roman = rf"{DAY}{SEP}{ROMAN}{SEP}{YEAR}"
    return rf"(?:{figures}|{written}|{english}|{year_first}|{latvian}|{roman})"
