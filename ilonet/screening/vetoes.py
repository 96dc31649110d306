"""Which figures are a date, an amount, a count or a reference, and not somebody's number?"""

from __future__ import annotations

import re

from ilonet.screening.alphabets import cue

DAY = (
    r"(?:(?:0?[1-9]|[12]\d|3[01])\s?[./-]\s?(?:0?[1-9]|1[0-2])\s?[./-]\s?(?:(?:19|20)\d\d|\d\d)"
    r"|(?:0?[1-9]|[12]\d|3[01])\s(?:0?[1-9]|1[0-2])\s(?:19|20)\d\d"
    r"|(?:19|20)\d\d\s?[./ -]\s?(?:0?[1-9]|1[0-2])(?:\s?[./ -]\s?(?:0?[1-9]|[12]\d|3[01]))?"
    r"|(?:19|20)\d\d)"
)
# Also a span of days, and a day with its hour.
DATE = re.compile(rf"{DAY}(?:[\s-]{{1,3}}{DAY})?(?:[\s,]{{1,2}}\d{{1,2}}(?:[.:]\d\d)?)?")
THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([ .'\u00a0\u202f])\d{3})(?:\1\d{3})*")
AMOUNT = re.compile(
    cue(
        r"\s{0,2}(?:EUR|USD|GBP|CHF|XOF|XAF|MAD|TND|TRY|DKK|SEK|PLN|Euro|[€$£%]|km|m²|kg|Mio|million"
        r"|persons?|people|personnes?|Personen|personer|personas|persone|detections?|cases|arrivals"
        r"|migrants?|refugees|inhabitants|Einwohner|habitants|tons?|tonnes?)"
    )
    + r"(?!\w)"
)
CURRENCY = re.compile(r"(?:eur|usd|gbp|chf|xof|xaf|mad|tnd|try|dkk|sek|pln|euro|[€$£])\s{0,2}$")
REFERENCE = re.compile(
    r"(?<![^\W\d_])(?:"
    + cue(
        r"regulation|directive|decision|règlement|Verordnung|forordning|case|cases|affaire|Rechtssache"
        r"|Aktenzeichen|Az|file|dossier|sag|ref|reference|référence|Referenz|celex|com|swd|join|oj|jo|abl|eut"
        r"|art|article|Artikel|page|pages|p|pp|S|s|doc|document|Dokument|dok|annex|point|recital|resolution"
        r"|ticket|invoice|grant|project|contract|ISBN|ISSN|ECLI|version|flight|vol|room"
    )
    + r")\.?\s?(?:\((?:ue|eu|ec|ce|eg|ef)\)\s?)?(?:(?:no|nr|n|num|number|nummer|numero)\.?\s?)?[:#°\"]?\s{0,2}$"
)


def is_date(figures: str) -> bool:
    return DATE.fullmatch(figures) is not None and not figures.isdigit()


def is_count(figures: str) -> bool:
    return THOUSANDS.fullmatch(figures) is not None


def is_amount(cues: str, start: int, end: int) -> bool:
    before = cues[max(0, start - 8) : start]
    return AMOUNT.match(cues, end) is not None or CURRENCY.search(before) is not None


def is_reference(cues: str, start: int) -> bool:
    return REFERENCE.search(cues[max(0, start - 40) : start]) is not None
