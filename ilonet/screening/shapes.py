"""Is there a national number whose own form and check digit say what it is, without any word before it?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from stdnum.bg import egn
from stdnum.dk import cpr
from stdnum.ee import ik
from stdnum.es import dni, nie
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.ie import pps
from stdnum.it import codicefiscale
from stdnum.lv import pvn
from stdnum.mx import curp
from stdnum.pl import pesel
from stdnum.ro import cnp
from stdnum.se import personnummer
from stdnum.si import emso
from stdnum.sk import rc

from ilonet.screening.finding import Certainty, Trace
from ilonet.screening.own_checks import britain_insurance, hungary_person, luxembourg
from ilonet.screening.reading import Reading
from ilonet.screening.vetoes import is_amount, is_reference

Check = Callable[[str], bool]
OPENS, ENDS = r"(?<![\w./,+-])", r"(?![\w/]|[.,-]\w)"
DAY6 = r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d"
YEAR6 = r"\d\d(?:0[1-9]|1[0-2]|[25][1-9]|[36][0-2]|[478]\d)(?:0[1-9]|[12]\d|3[01]|[67]\d)"


def always(_number: str) -> bool:
    """The form alone says it."""
    return True


# Letters and figures in an order that nothing else has.
DISTINCT: tuple[tuple[str, Check], ...] = (
    (r"[A-Za-z]{6}\d\d[A-Za-z]\d\d[A-Za-z]\d{3}[A-Za-z]|[A-Za-z]{3}\s[A-Za-z]{3}\s\d\d[A-Za-z]\d\d\s?[A-Za-z]\d{3}[A-Za-z]", codicefiscale.is_valid),
    (r"[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z0-9]\d", curp.is_valid),
    (rf"{DAY6}[+A-FU-Y-]\d{{3}}[0-9A-Ya-y]", hetu.is_valid),
    (rf"{DAY6}-\d{{4}}", lambda number: cpr.is_valid(number) or pvn.is_valid(number)),
    (rf"(?:19|20)?{YEAR6}[-+]\d{{4}}", personnummer.is_valid),
    (rf"{YEAR6}/\d{{3,4}}", rc.is_valid),
    (r"[12]\s\d\d\s(?:0[1-9]|1[0-2]|[2-9]\d)\s(?:\d\d|2[AB])\s\d{3}\s\d{3}(?:\s\d\d)?|[12]\d{4}(?:\d\d|2[AB])\d{6}\s\d\d", nir.is_valid),
    (r"[A-Z]{2}\s\d\d\s\d\d\s\d\d\s[A-D]", britain_insurance),
    (r"\d\d\.(?:0\d|1[0-2]|[24]\d|3[0-2]|5[0-2])\.[0-3]\d-\d{3}\.\d\d", always),
    (r"\d{3}\.\d{4}\.\d{4}\.\d\d", lambda number: number.startswith("756")),
    (r"\d{5}-\d{7}-\d", always),
)  # fmt: skip
# Ten to thirteen figures that a check digit confirms may still be chance.
BY_CHANCE: tuple[tuple[str, Check], ...] = (
    (r"\d{8}[\s-]?[A-Z]", dni.is_valid),
    (r"[XYZ][\s-]?\d{7}[\s-]?[A-Z]", nie.is_valid),
    (r"\d{7}[A-W][A-IW]?", pps.is_valid),
    (rf"[1-9]{YEAR6}\d{{6}}", cnp.is_valid),
    (r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])[09]\d{8}", emso.is_valid),
    (r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{5}", luxembourg),
    (rf"[1-6]{YEAR6}\d{{4}}", lambda number: ik.is_valid(number) or hungary_person(number)),
    (rf"{YEAR6}\d{{5}}", pesel.is_valid),
    (rf"{YEAR6}\d{{4}}", egn.is_valid),
)
LOOKING = [
    (re.compile(rf"{OPENS}(?:{form}){ENDS}"), check, certainty)
    for forms, certainty in ((DISTINCT, "certain"), (BY_CHANCE, "possible"))
    for form, check in forms
]


def telling_numbers(reading: Reading) -> Iterator[Trace]:
    for form, check, certainty in LOOKING:
        for match in form.finditer(reading.values):
            if check(match.group()) and not _is_vetoed(reading, match):
                yield Trace("national_id", *reading.span(*match.span()), _as(certainty))


def _is_vetoed(reading: Reading, match: re.Match[str]) -> bool:
    return is_reference(reading.cues, match.start()) or is_amount(reading.cues, *match.span())


def _as(certainty: str) -> Certainty:
    return "certain" if certainty == "certain" else "possible"
