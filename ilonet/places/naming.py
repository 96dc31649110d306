"""What is a country called in a language of the Union?

Names come from the Unicode Common Locale Data Repository (through Babel); where the style of the
Union's institutions differs, `facts/eu_style_names.csv` has the last word.
"""

from collections import defaultdict
from functools import cache

from babel import Locale

from ilonet.places.facts import load, rows
from ilonet.places.languages import official

LOCALES = {"pt": "pt_PT"}  # the Portuguese of Portugal, not that of Brazil


def name(code: str, language: str) -> str:
    """The name of a country (alpha-3), in the style of the Union's institutions."""
    return names(official(language))[code]


@cache
def names(language: str) -> dict[str, str]:
    """All names in one official language."""
    everywhere = {**common_names(language), **_own_names()[language]}
    return {code: everywhere[code][:1].upper() + everywhere[code][1:] for code in load().countries}


@cache
def common_names(language: str) -> dict[str, str]:
    """The names of the Common Locale Data Repository alone, by alpha-3 code."""
    territories = Locale.parse(LOCALES.get(language, language)).territories
    countries = load().countries.values()
    return {each.code: territories[each.iso2] for each in countries if each.iso2 in territories}


@cache
def _own_names() -> dict[str, dict[str, str]]:
    own: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows("eu_style_names"):
        own[row["language"]][row["code"]] = row["name"]
    return own
