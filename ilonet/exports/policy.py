"""Which fields of which list may leave? Data, with the reason for each, read once."""

import csv
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("fields.csv")


@cache
def fields() -> dict[str, tuple[str, ...]]:
    """List to its fields, in the order in which they leave."""
    found: dict[str, list[str]] = {}
    with FILE.open(newline="", encoding="utf-8") as file:
        for line in csv.DictReader(file):
            if not line["because"]:
                raise ValueError(f"{line['list']}.{line['field']} has no reason")
            found.setdefault(line["list"], []).append(line["field"])
    return {name: tuple(columns) for name, columns in found.items()}
