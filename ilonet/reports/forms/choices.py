"""What do the forms of a report have in common: choices in the reader's language, and small inputs?"""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms
from django.utils.translation import get_language

from ilonet.deployments.vocabulary import Topic
from ilonet.places.languages import official
from ilonet.places.models import country_name
from ilonet.places.names import names, sort_key


def countries() -> list[tuple[str, str]]:
    """Codes and names in the reader's language, in its order."""
    return list(_countries(official(get_language() or "en")))


@cache
def _countries(language: str) -> tuple[tuple[str, str], ...]:
    known = sorted(names(language).items(), key=lambda one: sort_key(one[1], language))
    return tuple((code, country_name(code, language)) for code, _name in known)


def lettered() -> list[tuple[str, Any]]:
    """The topics of Art. 3(4), each with its letter."""
    return [(one.value, f"{one.value} · {one.label}") for one in Topic]


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class LongLine(forms.TextInput):
    """One line, but of the length of a title."""

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs={"class": "long"} | (attrs or {}))
