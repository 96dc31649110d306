"""Which languages have names of places? The official ones, all of them."""

from ilonet.lib.languages import CODES, FALLBACK, LANGUAGES, official

__all__ = ["CODES", "FALLBACK", "LANGUAGES", "official"]
