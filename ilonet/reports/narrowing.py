"""By what may reports be narrowed? Several values of one thing are an “or”, several things an “and”."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from ilonet.deployments.vocabulary import Topic
from ilonet.lib.asking import code, one_of, several
from ilonet.places.languages import LANGUAGES
from ilonet.reports.vocabulary import Europol, Information, Kind, Source, Vulnerability

GRADINGS = [source + information for source in Source.values for information in Information.values]
SPELL = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?")
FIRST_YEAR, LAST_YEAR = 1990, 2100


def spell(value: str) -> str:
    """A year or a month in which something was released."""
    spell_days(value)
    return value


def spell_days(value: str) -> tuple[date, date]:
    """Its first day, and the first day after it."""
    found = SPELL.fullmatch(value)
    if not found or not FIRST_YEAR <= int(found["year"]) < LAST_YEAR:
        raise ValueError(value)
    year = int(found["year"])
    if found["month"] is None:
        return date(year, 1, 1), date(year + 1, 1, 1)
    month = int(found["month"])
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)


# What can be counted by value, in the order of the page.
FACETS = {
    "topic": several(one_of(Topic.values)),
    "country": several(code),
    "authority": several(code),
    "when": several(spell),
    "language": several(one_of(LANGUAGES)),
    "kind": several(one_of(Kind.values)),
    "vulnerable": several(one_of(Vulnerability.values)),
    "grading": several(one_of(GRADINGS)),
    "europol": several(one_of(Europol.values)),
}


def conditions(narrowed: Mapping[str, Any]) -> str:
    """As the functions of the database read them."""
    told = {name: value for name, value in narrowed.items() if value}
    if "when" in told:
        told["when"] = [spell_days(one) for one in told["when"]]
    return json.dumps(told, default=str)
