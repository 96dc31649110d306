"""Where do the invented numbers come from? From small tables beside this module."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from ilonet.demo.shapes import Authority, Organisation

Row = dict[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    text = (files("ilonet.demo") / "facts" / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def officers() -> dict[tuple[str, str], int]:
    """How many officers each authority has in each host country: 500 in all."""
    return {
        (row["host"], code): int(number)
        for row in table("officers_by_host_and_authority")
        for code, number in row.items()
        if code != "host" and int(number)
    }


@cache
def cities() -> dict[str, tuple[str, ...]]:
    return {row["host"]: tuple(row["cities"].split("|")) for row in table("hosts")}


@cache
def also_covers() -> dict[str, tuple[str, ...]]:
    return {row["host"]: tuple(row["also_covers"].split()) for row in table("also_covers")}


@cache
def organisations() -> tuple[Organisation, ...]:
    return tuple(Organisation(**row) for row in table("organisations"))


@cache
def authorities() -> dict[str, Authority]:
    return {row["code"]: _authority(row) for row in table("authorities")}


def _authority(row: Row) -> Authority:
    domain = f"{row['code'].lower()}-liaison.example"
    return Authority(
        code=row["code"],
        organisation=row["code"],
        name=row["name"],
        short=row["short"],
        own_name=row["own_name"],
        adjective=row["adjective"],
        mailbox=f"back-office@{domain}",
        domain=domain,
        reviews_first=row["reviews_first"] == "1",
        time_zone=row["time_zone"],
        locales=tuple(row["locales"].split("|")),
    )
