"""In which order do names stand for a reader of this language?

PostgreSQL's own collations differ from one operating system to the next, so the order is computed
here (Unicode Collation Algorithm) and kept beside the name as text that sorts byte by byte.
"""

import re
import unicodedata
from functools import cache, lru_cache

from pyuca import Collator

# Letters that stand on their own in the alphabet of a language, each group after the letter named.
ALPHABETS: dict[str, dict[str, str]] = {
    "da": {"z": "æ ø å"},
    "sv": {"z": "å ä ö"},
    "fi": {"z": "å ä ö"},
    "et": {"s": "š z ž", "w": "õ ä ö ü"},
    "es": {"n": "ñ"},
    "cs": {"c": "č", "h": "ch", "r": "ř", "s": "š", "z": "ž"},
    "sk": {"a": "ä", "c": "č", "h": "ch", "o": "ô", "s": "š", "z": "ž"},
    "pl": {"a": "ą", "c": "ć", "e": "ę", "l": "ł", "n": "ń", "o": "ó", "s": "ś", "z": "ź ż"},
    "hr": {"c": "č ć", "d": "dž đ", "l": "lj", "n": "nj", "s": "š", "z": "ž"},
    "sl": {"c": "č", "s": "š", "z": "ž"},
    "hu": {"c": "cs", "d": "dz dzs", "g": "gy", "l": "ly", "n": "ny", "o": "ö", "s": "sz", "t": "ty", "u": "ü", "z": "zs"},
    "lv": {"c": "č", "g": "ģ", "k": "ķ", "l": "ļ", "n": "ņ", "s": "š", "z": "ž"},
    "lt": {"c": "č", "i": "y", "s": "š", "z": "ž"},
    "ro": {"a": "ă â", "i": "î", "s": "ș", "t": "ț"},
    "mt": {"b": "ċ", "f": "ġ", "g": "għ", "h": "ħ", "y": "ż"},
}  # fmt: skip
AFTER_ALL_LETTERS = 0xFF00

Weights = list[list[int]]


@lru_cache(maxsize=20_000)
def sort_key(text: str, language: str = "") -> str:
    """Hexadecimal text whose bytes stand in the order of the names."""
    pieces = _own_letters(language)
    if pieces is None:
        return _hexadecimal(_weights(text))
    weights: Weights = []
    for piece in pieces.split(unicodedata.normalize("NFC", text)):
        weights += _own_weights(language).get(piece.casefold()) or _weights(piece)
    return _hexadecimal(weights)


def _hexadecimal(weights: Weights) -> str:
    key = _collator().sort_key_from_collation_elements(weights)
    return "".join(f"{weight:04x}" for weight in key)


def _weights(text: str) -> Weights:
    elements: Weights = _collator().collation_elements(unicodedata.normalize("NFD", text))
    return elements


@cache
def _collator() -> Collator:
    return Collator()


@cache
def _own_letters(language: str) -> re.Pattern[str] | None:
    letters = sorted(_own_weights(language), key=len, reverse=True)
    return re.compile(f"({'|'.join(letters)})", re.IGNORECASE) if letters else None


@cache
def _own_weights(language: str) -> dict[str, Weights]:
    """A letter of its own sorts as the letter before it and something greater than any letter."""
    return {
        letter: [*_weights(before), [AFTER_ALL_LETTERS + place, 0x20, 0x02]]
        for before, group in ALPHABETS.get(language, {}).items()
        for place, letter in enumerate(group.split())
    }
