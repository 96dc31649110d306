"""Names for the corpus: one half from the lists that the gate uses, the other from outside them all."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from random import Random

from ilonet.lib.words import fold
from ilonet.screening.names.gazetteer import names

LISTS = {
    "bg": "bg_BG", "cs": "cs_CZ", "da": "da_DK", "de": "de_DE", "el": "el_GR", "en": "en_GB", "es": "es_ES", "et": "et_EE", "fi": "fi_FI",
    "fr": "fr_FR", "ga": "ga_IE", "hr": "hr_HR", "hu": "hu_HU", "it": "it_IT", "lt": "lt_LT", "lv": "lv_LV", "mt": "it_IT", "nl": "nl_NL",
    "pl": "pl_PL", "pt": "pt_PT", "ro": "ro_RO", "sk": "sk_SK", "sl": "sl_SI", "sv": "sv_SE",
}  # fmt: skip
ABROAD = (
    "fr_DZ",
    "ha_NG",
    "yo_NG",
    "ig_NG",
    "tw_GH",
    "sw",
    "en_KE",
    "en_PK",
    "en_IN",
    "az_AZ",
    "tr_TR",
    "uz_UZ",
    "vi_VN",
    "id_ID",
)
WHOLE = re.compile(r"[^\W\d_]+(?:['’ -][^\W\d_]+)*")


@cache
def listed(module: str) -> tuple[list[str], list[str]]:
    lists = import_module(f"faker.providers.person.{module}").Provider
    return _of(lists, "first_name"), _of(lists, "last_name")


def _of(lists: object, part: str) -> list[str]:
    entries = [
        e for a in dir(lists) if part in a and isinstance(v := getattr(lists, a), (tuple, list, dict)) for e in v
    ]
    words = {entry[0] if isinstance(entry, tuple) else entry for entry in entries}
    return sorted(
        word for word in words if isinstance(word, str) and WHOLE.fullmatch(word) and len(word) > 2 and word != "Doe"
    )


@cache
def unlisted() -> dict[str, tuple[list[str], list[str]]]:
    """By language or people; no part of any of these stands in a list of the gate."""
    told = {}
    for line in Path(__file__).with_name("unlisted.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            people, _colon, both = line.partition(": ")
            given, _stroke, family = both.partition(" / ")
            told[people] = ([w for w in given.split() if _outside(w)], _families(family))
    return told


def _families(written: str) -> list[str]:
    whole = re.sub(r"\b(Mac|Ó|Ní) ", "\\1\u00a0", written)
    return [
        word.replace("\u00a0", " ") for word in whole.split(" ") if all(_outside(w) for w in word.split("\u00a0")[-1:])
    ]


def _outside(word: str) -> bool:
    return not any(fold(part) in names() for part in re.split(r"[-'’ ]", word))


def name(dice: Random, language: str, *, from_lists: bool) -> str:
    """Of the language itself or, every second time, of a country along the routes."""
    at_home = dice.random() < 0.5
    if from_lists:
        given, family = listed(LISTS[language] if at_home else dice.choice(ABROAD))
    else:
        abroad = [people for people in unlisted() if people not in LISTS]
        given, family = unlisted()[language if at_home else dice.choice(abroad)]
    return f"{dice.choice(given)} {dice.choice(family)}"
