"""The sentences of liaison officers in every official language, with a place for what must not stand there."""

from __future__ import annotations

from functools import cache
from pathlib import Path

KINDS = {
    "P": "passport_number", "I": "national_id", "D": "birth_date", "T": "phone", "V": "vehicle_plate", "W": "wallet",
    "C": "coordinates", "B": "iban", "E": "email", "N": "person_name", "X": "clean",
}  # fmt: skip


@cache
def sentences() -> dict[str, dict[str, list[str]]]:
    """By language and kind."""
    told: dict[str, dict[str, list[str]]] = {}
    language = ""
    for line in Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            language = line[3:]
            told[language] = {kind: [] for kind in KINDS.values()}
        else:
            told[language][KINDS[line[0]]].append(line[2:])
    return told
