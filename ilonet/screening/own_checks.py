"""Does a number follow the rule of its country, where python-stdnum has none for it?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from stdnum import luhn, verhoeff


def figures(number: str) -> str:
    return re.sub(r"[\s./-]", "", number)


def is_day(year: str, month: str, day: str) -> bool:
    try:
        return date(int(year), int(month), int(day)).year >= 1900
    except ValueError:
        return False


def luxembourg(number: str) -> bool:
    """Thirteen figures: the birthday, three of a series, one by Luhn and one by Verhoeff."""
    told = figures(number)
    if not re.fullmatch(r"(?:19|20)\d{11}", told) or not is_day(told[:4], told[4:6], told[6:8]):
        return False
    return luhn.is_valid(told[:12]) and verhoeff.is_valid(told[:11] + told[12])


def hungary_person(number: str) -> bool:
    """The personal number: eleven figures, weighted upwards to 1996 and downwards since."""
    told = figures(number)
    if not re.fullmatch(r"[1-8]\d{10}", told):
        return False
    up = sum(int(c) * (i + 1) for i, c in enumerate(told[:10])) % 11
    down = sum(int(c) * (10 - i) for i, c in enumerate(told[:10])) % 11
    return int(told[10]) in {up, down} and 1 <= int(told[3:5]) <= 12


def hungary_health(number: str) -> bool:
    """The number of social insurance (TAJ): nine figures."""
    told = figures(number)
    if not re.fullmatch(r"\d{9}", told):
        return False
    return sum(int(c) * (3, 7)[i % 2] for i, c in enumerate(told[:8])) % 10 == int(told[8])


def hungary_tax(number: str) -> bool:
    """The tax number of a person: ten figures beginning with 8."""
    told = figures(number)
    if not re.fullmatch(r"8\d{9}", told):
        return False
    return sum(int(c) * (i + 1) for i, c in enumerate(told[:9])) % 11 == int(told[9])


def iran(number: str) -> bool:
    told = figures(number)
    if not re.fullmatch(r"\d{10}", told) or len(set(told)) == 1:
        return False
    rest = sum(int(c) * (10 - i) for i, c in enumerate(told[:9])) % 11
    return int(told[9]) == (rest if rest < 2 else 11 - rest)


def kazakhstan(number: str) -> bool:
    told = figures(number)
    if not re.fullmatch(r"\d{12}", told) or not 1 <= int(told[2:4]) <= 12:
        return False
    rest = sum(int(c) * (i + 1) for i, c in enumerate(told[:11])) % 11
    if rest == 10:
        rest = sum(int(c) * ((i + 2) % 11 + 1) for i, c in enumerate(told[:11])) % 11
    return rest == int(told[11])


def britain_insurance(number: str) -> bool:
    return bool(
        re.fullmatch(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]", figures(number).upper())
    )


@dataclass(frozen=True)
class Form:
    """A number without a check digit: only its form can be asked."""

    pattern: re.Pattern[str]

    def __call__(self, number: str) -> bool:
        return self.pattern.fullmatch(figures(number).upper()) is not None


def written_as(pattern: str) -> Form:
    return Form(re.compile(pattern))


MALTA = written_as(r"\d{1,7}[MGAPLHBZ]")
CYPRUS = written_as(r"\d{6,10}|0\d{8}[A-Z]")
TUNISIA = written_as(r"[01]\d{7}")
MOROCCO = written_as(r"[A-Z]{1,2}\d{4,7}")
ALGERIA = written_as(r"\d{18}")
NIGERIA = written_as(r"\d{11}")
SENEGAL = written_as(r"[12]\d{12,13}")
GEORGIA = written_as(r"\d{11}")
AFGHANISTAN = written_as(r"\d{13}|\d{10}|\d{6,8}")
BANGLADESH = written_as(r"\d{10}|\d{13}|\d{17}")
SRI_LANKA = written_as(r"\d{9}[VX]|(?:19|20)\d{10}")
VIETNAM = written_as(r"\d{12}|\d{9}")
UZBEKISTAN = written_as(r"[1-6]\d{13}")
ALBANIA = written_as(r"[A-Z]\d{8}[A-Z]")
AZERBAIJAN = written_as(r"[0-9A-Z]{7}")
ETHIOPIA = written_as(r"\d{12}|\d{16}")
KENYA = written_as(r"\d{7,8}")
GHANA = written_as(r"GHA\d{10}")
PHILIPPINES = written_as(r"\d{16}|\d{12}")
SYRIA = written_as(r"\d{11}")
IRAQ = written_as(r"\d{12}")
EGYPT = written_as(r"[23]\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{7}")
RUSSIA = written_as(r"\d{11}|\d{12}|\d{10}")
