"""What do we know about each country, and since when?

The tables are CSV files in `facts/`, beside their sources (`facts/README.md`). Nothing here touches
the database: loading copies these rows into tables, where the Board may then change them.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).parent / "facts"


class Kind(StrEnum):
    """What a country can be to the Union for a time."""

    MEMBER_STATE = "member_state"
    ASSOCIATED = "associated"
    CANDIDATE = "candidate"
    BOUND = "bound"
    NOT_BOUND = "not_bound"


@dataclass(frozen=True, slots=True)
class CountryFacts:
    """What does not depend on the day."""

    code: str
    iso2: str
    eu_code: str
    m49: str
    m49_region: str
    m49_subregion: str
    region: str
    capital: str
    latitude: float
    longitude: float
    time_zone: str


@dataclass(frozen=True, slots=True)
class MembershipFacts:
    """What a country is to the Union, from the first day to the last, both included."""

    code: str
    kind: Kind
    from_on: date
    until_on: date | None
    source: str

    def holds(self, on: date) -> bool:
        """Did it hold on that day?"""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


@dataclass(frozen=True, slots=True)
class StatusNote:
    """The footnote that goes wherever the name stands, by language (English always there)."""

    code: str
    marker: str
    text: Mapping[str, str]
    from_on: date


@dataclass(frozen=True, slots=True)
class Facts:
    """All tables, read once."""

    countries: Mapping[str, CountryFacts]
    neighbours: Mapping[str, frozenset[str]]
    memberships: tuple[MembershipFacts, ...]
    status_notes: Mapping[str, StatusNote]

    def is_(self, code: str, kind: Kind, on: date) -> bool:
        """Was the country of that kind on that day?"""
        return any(row.code == code and row.kind == kind and row.holds(on) for row in self.memberships)


def member_state(code: str, on: date) -> bool:
    """Was it a Member State on that day?"""
    return code in _of_kind(Kind.MEMBER_STATE, on)


def associated(code: str, on: date) -> bool:
    """Was it associated with Schengen on that day?"""
    return code in _of_kind(Kind.ASSOCIATED, on)


def third_country(code: str, on: date) -> bool:
    """Was it neither a Member State nor associated, so that an officer can be posted there?  (Art. 2(2))"""
    return not (member_state(code, on) or associated(code, on))


def bound(code: str, on: date) -> bool:
    """Did Regulation (EU) 2019/1240 bind it on that day?"""
    return code in _of_kind(Kind.BOUND, on)


@lru_cache(maxsize=2_000)
def _of_kind(kind: Kind, on: date) -> frozenset[str]:
    """Asked for 250 countries at a time, where one is to be chosen."""
    return frozenset(row.code for row in load().memberships if row.kind == kind and row.holds(on))


@cache
def load() -> Facts:
    """The tables as they are shipped."""
    countries = {row["code"]: _country(row) for row in rows("countries")}
    return Facts(
        countries=MappingProxyType(countries),
        neighbours=MappingProxyType(_neighbours(countries)),
        memberships=tuple(_membership(row) for row in rows("memberships")),
        status_notes=MappingProxyType(_status_notes()),
    )


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of one table as text."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _country(row: dict[str, str]) -> CountryFacts:
    latitude, longitude = float(row.pop("latitude")), float(row.pop("longitude"))
    return CountryFacts(latitude=latitude, longitude=longitude, **row)


def _membership(row: dict[str, str]) -> MembershipFacts:
    until = row["until_on"]
    return MembershipFacts(
        code=row["code"],
        kind=Kind(row["kind"]),
        from_on=date.fromisoformat(row["from_on"]),
        until_on=date.fromisoformat(until) if until else None,
        source=row["source"],
    )


def _neighbours(countries: Mapping[str, CountryFacts]) -> dict[str, frozenset[str]]:
    beside: dict[str, set[str]] = {code: set() for code in countries}
    for row in rows("neighbours"):
        beside[row["a"]].add(row["b"])
        beside[row["b"]].add(row["a"])
    return {code: frozenset(codes) for code, codes in beside.items()}


def _status_notes() -> dict[str, StatusNote]:
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    heads: dict[str, tuple[str, date]] = {}
    for row in rows("status_notes"):
        texts[row["code"]][row["language"]] = row["note"]
        heads[row["code"]] = row["marker"], date.fromisoformat(row["from_on"])
    return {
        code: StatusNote(code, marker, MappingProxyType(texts[code]), from_on)
        for code, (marker, from_on) in heads.items()
    }
