"""Is there a bank account or a payment card?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import luhn

from ilonet.screening.alphabets import cue
from ilonet.screening.finding import Trace
from ilonet.screening.reading import Reading
from ilonet.screening.vetoes import is_reference

# Lengths of the IBAN registry (ISO 13616), country by country.
LENGTHS = {
    country: length
    for length, countries in {
        15: "NO",
        16: "BE",
        18: "DK FK FI FO GL NL SD",
        19: "MK SI",
        20: "AT BA EE KZ LT LU MN XK",
        21: "CH HR LI LV",
        22: "BG BH CR DE GB GE IE ME RS VA",
        23: "AE GI IL IQ OM SO TL",
        24: "AD CZ DZ ES MD PK RO SA SE SK TN VG",
        25: "LY PT ST",
        26: "IS TR",
        27: "BI DJ FR GR IT MC MR SM",
        28: "AL AZ BF BJ BY CI CM CY CV DO GA GT HU LB MG ML MZ NE NI PL SN SV TG",
        29: "BR EG PS QA UA",
        30: "JO KW MU YE",
        31: "MT SC",
        33: "RU",
    }.items()
    for country in countries.split()
}
OPENING = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{2})[ .-]?\d[ .-]?\d(?=[\s.-]{0,2}[A-Za-z0-9])")
CARD = re.compile(r"(?<![\w.,+/-])[1-6]\d{3}(?:[\s.-]?\d){8,15}(?![\w/-])")
CARD_CUE = re.compile(
    r"(?<!\w)(?:"
    + cue(r"(?:credit|debit|bank)?cards?|cartes?|\w*Karte|\w*kort|tarjeta|carta|cartão|karta")
    + r")(?!\w)"
)
SEPARATORS = " \t\n\r.-"


def accounts(reading: Reading) -> Iterator[Trace]:
    values = reading.values
    for match in OPENING.finditer(values):
        length = LENGTHS.get(match[1].upper())
        if length is None:
            continue
        account, end = _characters(values, match.start(), length)
        if len(account) < length or (end < len(values) and values[end].isalnum()):
            continue
        if _agrees(account):
            yield Trace("iban", *reading.span(match.start(), end))
        elif sum(c.isdigit() for c in account) > length // 2 + 2:
            yield Trace("iban", *reading.span(match.start(), end), "possible")


def _characters(values: str, start: int, length: int) -> tuple[str, int]:
    """So many letters and figures, over single separators and one line break."""
    found: list[str] = []
    gap = 0
    for at in range(start, min(len(values), start + 3 * length)):
        letter = values[at]
        if letter.isascii() and letter.isalnum():
            found.append(letter.upper())
            gap = 0
            if len(found) == length:
                return "".join(found), at + 1
        elif letter in SEPARATORS and gap < 2:
            gap += 1
        else:
            break
    return "".join(found), start


def _agrees(account: str) -> bool:
    return int("".join(str(int(c, 36)) for c in account[4:] + account[:4])) % 97 == 1


def cards(reading: Reading) -> Iterator[Trace]:
    for match in CARD.finditer(reading.values):
        digits = re.sub(r"\D", "", match.group())
        before = reading.cues[max(0, match.start() - 30) : match.start()]
        usual = len(digits) > 13 and digits[0] in "3456"
        if not luhn.is_valid(digits) or is_reference(reading.cues, match.start()):
            continue
        if usual or CARD_CUE.search(before):
            yield Trace("payment_card", *reading.span(*match.span()))
