"""In which order does a reader of this language expect countries?"""

from collections.abc import Iterable
from functools import cache

from django.utils.translation import get_language

from ilonet.places.languages import official
from ilonet.places.naming import names
from ilonet.places.ordering import sort_key

AFTER_ALL = "~"  # sort keys are hexadecimal, so a code that is no country of ours comes last


def alphabetical(codes: Iterable[str], language: str | None = None) -> list[str]:
    """The same codes by the names of the countries, without asking the database."""
    order = _order(official(language or get_language() or "en"))
    return sorted(codes, key=lambda code: (order.get(code, AFTER_ALL), code))


@cache
def _order(language: str) -> dict[str, str]:
    return {code: sort_key(name, language) for code, name in names(language).items()}
