"""Is there a machine-readable zone of a passport, card or visa (ICAO Doc 9303)?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ilonet.screening.finding import Certainty, Trace
from ilonet.screening.reading import Reading

RUN = re.compile(r"(?<![A-Za-z0-9<])[A-Za-z0-9<]++")
GAP = re.compile(r"\s{0,6}")
WEIGHTS = (7, 3, 1)
WORTH = {"<": 0} | {c: i for i, c in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}

# Where the fields stand and where their check digits do, in the lines joined to one.
Check = tuple[tuple[slice, ...], int]
TD3: tuple[Check, ...] = (
    ((slice(44, 53),), 53),
    ((slice(57, 63),), 63),
    ((slice(65, 71),), 71),
    ((slice(44, 54), slice(57, 64), slice(65, 87)), 87),
)
TD2: tuple[Check, ...] = (
    ((slice(36, 45),), 45),
    ((slice(49, 55),), 55),
    ((slice(57, 63),), 63),
    ((slice(36, 46), slice(49, 56), slice(57, 71)), 71),
)
TD1: tuple[Check, ...] = (
    ((slice(5, 14),), 14),
    ((slice(30, 36),), 36),
    ((slice(38, 44),), 44),
    ((slice(5, 30), slice(30, 37), slice(38, 45), slice(48, 59)), 59),
)
FORMATS = (
    (re.compile("P"), 88, TD3),
    (re.compile("V"), 88, TD3[:3]),
    (re.compile("[ACI]"), 72, TD2),
    (re.compile("P"), 72, TD2),
    (re.compile("V"), 72, TD2[:3]),
    (re.compile("[ACI]"), 90, TD1),
)
# What betrays a zone whose lines are torn or misread: a name between fillers, or the line of figures.
NAMES = re.compile(r"[A-Z]<<[A-Z]|[A-Z0-9]<<<<")
FIGURES = re.compile(r"[0-9OISB]{6}[0-9OISB<][MFX<][0-9OISB]{6}[0-9OISB<]")


def zones(reading: Reading) -> Iterator[Trace]:
    values = reading.values
    if "<" not in values:
        return
    for runs in _groups(values):
        if any("<" in run.group() for run in runs):
            yield from _zones_among(reading, runs)


def _groups(values: str) -> Iterator[list[re.Match[str]]]:
    """Runs of the alphabet of the zone with nothing but white space between them."""
    group: list[re.Match[str]] = []
    for run in RUN.finditer(values):
        if group and GAP.fullmatch(values, group[-1].end(), run.start()) is None:
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _zones_among(reading: Reading, runs: list[re.Match[str]]) -> Iterator[Trace]:
    at = 0
    while at < len(runs):
        used, certainty = _zone_from(runs, at)
        if used:
            start, end = runs[at].start(), runs[at + used - 1].end()
            yield Trace("mrz", *reading.span(start, end), certainty)
        at += used or 1


def _zone_from(runs: list[re.Match[str]], at: int) -> tuple[int, Certainty]:
    joined = ""
    if "<" not in (first := runs[at].group()) and not FIGURES.search(first.upper()):
        return 0, "possible"
    for used, run in enumerate(runs[at : at + 6], start=1):
        joined += run.group().upper()
        if len(joined) > 90:
            break
        if "<" in joined and is_zone(joined):
            return used, "certain"
    used = 0
    while at + used < len(runs) and used < 3 and _betrays(runs[at + used].group().upper()):
        used += 1
    return used, "possible"


def _betrays(run: str) -> bool:
    if len(run) < 20:
        return False
    return bool(("<" in run and NAMES.search(run)) or FIGURES.search(run))


def is_zone(joined: str) -> bool:
    """All check digits agree, for one of the five layouts."""
    return any(
        len(joined) == length and opening.match(joined) and all(_agrees(joined, c) for c in checks)
        for opening, length, checks in FORMATS
    )


def _agrees(joined: str, check: Check) -> bool:
    fields, digit = check
    return check_digit("".join(joined[field] for field in fields)) == WORTH[joined[digit]]


def check_digit(field: str) -> int:
    return sum(WORTH[c] * WEIGHTS[i % 3] for i, c in enumerate(field)) % 10
