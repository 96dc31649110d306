"""When two pieces of text are the same word: without regard to case, accents and punctuation."""

import re
import unicodedata
from functools import lru_cache

# Letters that are no accented form of another; written both ways in practice.
PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i", "’": "'"})


@lru_cache(maxsize=10_000)
def fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN)).casefold()
    kept = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(re.sub(r"[\W_]+", " ", kept.translate(PLAIN)).split())


def shown(value: object) -> str:
    """A value from outside as it may stand in a message: no controls, at most 40 characters (security.md 3.1)."""
    text = "".join(_visible(character) for character in str(value)[:80])
    return text if len(text) <= 40 else text[:39] + "…"


def _visible(character: str) -> str:
    if character == " " or unicodedata.category(character)[0] not in "CZ":
        return character
    return f"\\u{ord(character):04x}"
