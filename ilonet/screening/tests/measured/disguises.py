"""How do people write what they do not want to be found? Each disguise keeps the text readable for a person."""

from __future__ import annotations

import re
from collections.abc import Callable

ALIKE = str.maketrans("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху")
WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
WIDE_FIGURES = str.maketrans({str(figure): chr(0xFF10 + figure) for figure in range(10)})


def grouped(value: str, by: str, size: int = 3) -> str:
    bare = re.sub(r"[\s./-]", "", value)
    return by.join(bare[at : at + size] for at in range(0, len(bare), size))


def halved(value: str, between: str) -> str:
    return value[: len(value) // 2] + between + value[len(value) // 2 :]


def spaced(value: str) -> str:
    return "  ".join(" ".join(word) for word in value.split())


def broken(value: str) -> str:
    """At the space that is nearest to the middle, else in the middle."""
    gaps = [m.start() for m in re.finditer(" ", value)]
    if not gaps:
        return halved(value, "\n")
    at = min(gaps, key=lambda gap: abs(gap - len(value) // 2))
    return value[:at] + "\n" + value[at + 1 :]


def entities(value: str) -> str:
    return "".join(f"&#{ord(c)};" if at % 2 else c for at, c in enumerate(value))


NUMBERS = ("passport_number", "iban", "phone", "national_id")
ALL = (*NUMBERS, "email", "birth_date", "vehicle_plate", "wallet", "coordinates", "person_name")
DISGUISES: dict[str, tuple[tuple[str, ...], Callable[[str], str]]] = {
    "plain": (ALL, str),
    "spacing": ((*NUMBERS, "email", "birth_date", "wallet", "person_name"), spaced),
    "groups": (("iban", "phone", "national_id"), lambda value: grouped(value, " ")),
    "fours": (("iban", "wallet"), lambda value: grouped(value, " ", 4)),
    "dots": (NUMBERS, lambda value: grouped(value, ".")),
    "dashes": (NUMBERS, lambda value: grouped(value, "\u2013")),
    "full_width": (ALL, lambda value: value.translate(WIDE)),
    "zero_width": (ALL, lambda value: halved(value, "\u200b")),
    "zero_width_all": (ALL, "\u200c".join),
    "look_alikes": (
        ("passport_number", "iban", "email", "vehicle_plate", "wallet", "person_name"),
        lambda value: value.translate(ALIKE),
    ),
    "line_break": (("passport_number", "iban", "national_id", "vehicle_plate", "wallet", "person_name"), broken),
    "lower_case": (("passport_number", "iban", "email", "vehicle_plate", "person_name"), str.lower),
    "all_caps": (("passport_number", "iban", "email", "birth_date", "person_name"), str.upper),
    "entities": (ALL, entities),
    "at_dot": (("email",), lambda value: value.replace("@", " at ").replace(".", " dot ")),
    "bracketed_at_dot": (("email",), lambda value: value.replace("@", " (at) ").replace(".", "[dot]")),
}  # fmt: skip
