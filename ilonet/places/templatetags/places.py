"""How does a page write a country?"""

from collections.abc import Iterable

from django import template

from ilonet.places.alphabet import alphabetical
from ilonet.places.models import country_name

register = template.Library()


@register.filter
def country(code: str) -> str:
    """Its name in the reader's language, with the marker of its status note."""
    return country_name(code)


@register.filter
def in_alphabet(codes: Iterable[str]) -> list[str]:
    return alphabetical(codes)
