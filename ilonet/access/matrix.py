"""Which role may do what with which object? Requirements E as data, for the page of rules and for the tests."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("matrix.csv")
# Functions and hats of the product by the columns of the matrix. An alternate who does not act is in none of them.
ROLES: dict[str, tuple[str, ...]] = {
    "CH": ("chair",),
    "SE": ("secretariat",),
    "MV": ("member",),
    "AV": ("member",),
    "NV": ("non_voting_member",),
    "OB": ("observer",),
    "BO": ("back_office", "national_administrator"),
    "IO": ("officer",),
    "FA": ("facilitator",),
    "EP": ("parliament_reader",),
    "DP": ("data_protection_officer", "privacy_reviewer"),
    "SO": ("security_officer",),
    "AU": ("auditor",),
    "AD": ("administrator",),
}


@dataclass(frozen=True)
class Row:
    """Letters as in requirements E: R read, C create, U update, A approve, V vote, X export; o, n, i, m, p narrow them."""

    object: str
    exists: bool  # the product has this object now
    cells: dict[str, str]

    def may_read(self, role: str) -> bool:
        return self.cells[role].startswith("R")


@cache
def matrix() -> tuple[Row, ...]:
    with FILE.open(newline="", encoding="utf-8") as file:
        return tuple(
            Row(line.pop("object"), line.pop("now") == "yes", {role: line[role] for role in ROLES})
            for line in csv.DictReader(file)
        )


def row(name: str) -> Row:
    """Raises KeyError for an object that the matrix does not know."""
    return {one.object: one for one in matrix()}[name]
