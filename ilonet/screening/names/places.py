"""Which words are places, peoples and languages, and therefore no persons?

From the Unicode Common Locale Data Repository (through Babel) in every official language, our own countries, and a
list of places on the routes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from babel import Locale

from ilonet.lib.languages import CODES
from ilonet.lib.words import fold
from ilonet.places import naming
from ilonet.places.facts import rows
from ilonet.screening.names.letters import in_latin

OWN = Path(__file__).with_name("places.txt")
PART = re.compile(r"[^\W\d_]+")
SHORTEST = 3
STEM = 6  # letters
# First words of places: what follows is none of a person either.
OPENERS = frozenset(
    [
        "san",
        "santa",
        "santo",
        "saint",
        "sainte",
        "sankt",
        "sao",
        "st",
        "ste",
        "port",
        "puerto",
        "porto",
        "bad",
        "new",
        "neu",
        "nova",
        "novi",
        "novo",
        "novy",
        "nowy",
        "nueva",
        "nouveau",
        "mount",
        "mont",
        "monte",
        "lake",
        "lac",
        "cape",
        "cabo",
        "cap",
        "fort",
        "camp",
        "los",
        "las",
        "ras",
        "bab",
        "wadi",
        "oued",
        "ain",
        "bir",
        "bordj",
        "djebel",
        "jebel",
        "kafr",
        "tell",
        "dar",
        "addis",
        "hong",
        "kuala",
        "buenos",
        "costa",
        "sierra",
        "burkina",
        "sri",
        "nad",
        "pod",
        "islas",
        "ilhas",
        "iles",
        "rio",
        "mar",
        "mer",
        "mare",
        "golf",
        "golfe",
        "gulf",
        "villa",
        "ville",
        "puente",
        "ponte",
        "pont",
        "άγιος",
        "αγια",
        "αγιοι",
        "λιμανι",
        "ορος",
        "свети",
        "света",
        "нови",
        "ново",
        "стара",
        "стари",
        "велика",
        "горна",
        "долна",
        "порт",
        "banja",
        "velika",
        "gornja",
        "donja",
        "stara",
        "veliki",
        "bosanska",
        "slavonski",
    ]
)


@cache
def peoples() -> frozenset[str]:
    """The first letters of countries: who lives there is called so in most languages."""
    return frozenset(word[:STEM] for word in _words(_countries()) if len(word) >= STEM)


def _countries() -> Iterator[str]:
    for language in CODES:
        yield from naming.names(language).values()


@cache
def places() -> frozenset[str]:
    """Every word of three letters and more that stands in the name of a place, of a people or of a language."""
    return frozenset(word for word in _words(_named()) if len(word) >= SHORTEST)


def _named() -> Iterator[str]:
    for language in CODES:
        locale = Locale.parse(language)
        yield from locale.territories.values()
        yield from locale.languages.values()
        yield from (zone["city"] for zone in locale.time_zones.values() if "city" in zone)
        yield from naming.names(language).values()
    yield from (row["name"] for row in rows("aliases"))
    yield from OWN.read_text(encoding="utf-8").partition("\n")[2].split()


def _words(names: Iterable[str]) -> Iterator[str]:
    """Of a name of several words the short ones and those in small letters say nothing."""
    for name in names:
        parts = PART.findall(name)
        for part in parts:
            if len(parts) == 1 or (len(part) > SHORTEST and part[0].isupper()):
                yield fold(part)
                yield in_latin(fold(part))
