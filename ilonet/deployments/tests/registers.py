"""A small register in order, and ways to spoil it one cell at a time."""

from collections.abc import Callable
from datetime import date
from typing import Any

from ilonet.deployments.incoming.answers import Incoming
from ilonet.deployments.incoming.known import Known
from ilonet.deployments.incoming.reading import read_register
from ilonet.lib.spreadsheets.tests.builders import delimited, xlsx
from ilonet.places import facts
from ilonet.places.names import name, resolve

TODAY = date(2026, 11, 22)
HEADINGS = [
    "Sending authority", "Officer", "Country of posting", "Posted at", "Start", "End", "Duties", "E-mail", "Phone",
    "Also responsible for", "Share", "Post",
]  # fmt: skip
AMARA = [
    "AUT",
    "Diallo, Amara",
    "TUR",
    "Embassy",
    "2026-01-10",
    "2028-01-09",
    "a, e",
    "a@aut.example",
    "+999 555 0101",
    "Chile",
    100,
    "P1",
]
BRUNO = [
    "NLD",
    "van Berg, Bruno",
    "Tunisia",
    "EU Delegation",
    "2025-03-01",
    "2027-02-28",
    "c, A-b",
    "b@nld.example",
    "+999 555 0102",
    None,
    50,
    "P2",
]
AUTHORITIES = {
    "AUT": ("Federal Ministry of the Interior", "BMI"),
    "NLD": ("Immigration and Naturalisation Service", "IND"),
    "SWE": ("Swedish Migration Agency",),
}  # fmt: skip


def known() -> Known:
    codes = facts.load().countries
    return Known(
        longest_years=4,
        country=resolve,
        country_name={code: name(code, "en") for code in codes},
        authorities=AUTHORITIES,
        member_states=frozenset(code for code in codes if facts.member_state(code, TODAY)),
        associated=frozenset(code for code in codes if facts.associated(code, TODAY)),
        today=TODAY,
    )


def column(heading: str) -> int:
    return HEADINGS.index(heading)


def spoiled(heading: str, value: Any) -> list[list[Any]]:
    """The register with one cell of Amara's row changed: row 2 of the sheet."""
    row = list(AMARA)
    row[column(heading)] = value
    return [HEADINGS, row, BRUNO]


def without(heading: str) -> list[list[Any]]:
    return [[cell for place, cell in enumerate(row) if place != column(heading)] for row in (HEADINGS, AMARA, BRUNO)]


def read(content: bytes, **how: Any) -> Incoming:
    return read_register(content, known(), **how)


def read_rows(rows: list[list[Any]], *, change: Callable[[Any], None] | None = None, **how: Any) -> Incoming:
    return read(xlsx(rows, change=change), **how)


def read_csv(rows: list[list[Any]], separator: str = ";", letters: str = "utf-8", **how: Any) -> Incoming:
    return read(delimited(rows, separator, letters), **how)
