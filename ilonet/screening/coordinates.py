"""Does the text point to one house: coordinates to ten metres, a grid square, three words?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ilonet.screening.finding import Trace
from ilonet.screening.reading import Reading

SIGN = r"[NSEWOØnsewoø]"
DEGREE = r"\s?(?:°|o|º|˚|deg|d)\s?"
MINUTE, SECOND = r"\s?(?:['’`´\u2032]|m)\s?", r"\s?(?:''|’’|[\"”“\u2033]|\u2032\u2032|s)"
# Four decimals are eleven metres; two, which is enough for a report, are a kilometre.
EXACT = r"\d{1,3}[.,]\d{4,15}"
DECIMAL = rf"{SIGN}?\s?[-+]?{EXACT}(?:\s?°)?\s?{SIGN}?\s?(?:[,;/|]|\sand\s|\set\s|\sund\s|\s|\n)\s?(?:(?:lon|lng|long|longitude|Länge)\w?[:=\s]{{0,2}})?{SIGN}?\s?[-+]?{EXACT}(?:\s?°)?\s?{SIGN}?"
SECONDS = rf"\d{{1,3}}{DEGREE}\d{{1,2}}{MINUTE}\d{{1,2}}(?:[.,]\d{{1,4}})?{SECOND}\s?{SIGN}?"
MINUTES = rf"\d{{1,3}}{DEGREE}\d{{1,2}}[.,]\d{{3,6}}{MINUTE}\s?{SIGN}?"
HOUSE = re.compile(
    rf"(?<![\w.,-])(?:{DECIMAL}|{SECONDS}(?:[\s,;/]{{1,3}}{SECONDS})?|{MINUTES}(?:[\s,;/]{{1,3}}{MINUTES})?)(?![\w])"
    r"|(?<![\w+])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,4}(?!\w)"
    r"|(?<!\w)(?:[1-9]|[1-5]\d|60)\s?[C-HJ-NP-X]\s?[A-HJ-NP-Z][A-HJ-NP-V]\s?(?:\d{4}\s?\d{4}|\d{5}\s?\d{5})(?!\d)"
    r"|(?<![\w/:])///[^\W\d_]{3,20}\.[^\W\d_]{3,20}\.[^\W\d_]{3,20}"
    r"|(?<!\w)geo:-?\d{1,2}\.\d{3,15},-?\d{1,3}\.\d{3,15}",
)


def coordinates(reading: Reading) -> Iterator[Trace]:
    for match in HOUSE.finditer(reading.values):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        yield Trace("coordinates", *reading.span(start, match.start() + len(match.group().rstrip())), "possible")
