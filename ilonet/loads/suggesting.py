"""What can a strange word mean? The near ones first, then everything that there is."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ilonet.authorities.models import Authority
from ilonet.deployments.incoming import headers, hosts, legacy, wordings
from ilonet.deployments.incoming.wordings import LEFT_OUT
from ilonet.deployments.incoming.words import fold
from ilonet.deployments.vocabulary import Assistance, HostType, Topic
from ilonet.loads.words import COLUMNS, ORDERS, duty_in_words
from ilonet.places import names
from ilonet.places.facts import load as facts
from ilonet.places.languages import CODES, official
from ilonet.places.models import country_name

MOST = 5
LIKE = 0.6
Choice = tuple[str, str]
Choices = list[tuple[str, "str | list[Choice]"]]


def choices_for(kind: str, heard: str, authority: Authority) -> Choices:
    """Nothing is chosen beforehand: a person says what it means."""
    every = _every(kind, authority)
    near = [code for code in _near(kind, heard) if code in every]
    offered: Choices = [("", _("Choose what it means"))]
    if near:
        offered.append((_("Near"), [(code, every[code]) for code in near[:MOST]]))
        offered.append((_("All"), list(every.items())))
    else:
        offered += list(every.items())
    if kind in {wordings.COLUMN, wordings.DUTY}:
        offered.append((LEFT_OUT, _("nothing: leave it out")))
    return offered


def _every(kind: str, authority: Authority) -> dict[str, str]:
    match kind:
        case wordings.COLUMN:
            return {name: str(words) for name, words in COLUMNS.items()}
        case wordings.COUNTRY:
            language = official(get_language() or "en")
            codes = sorted(facts().countries, key=lambda code: names.sort_key(names.name(code, language), language))
            return {code: country_name(code) for code in codes}
        case wordings.HOST_TYPE:
            return {one.value: str(one.label) for one in HostType}
        case wordings.DUTY:
            letters = [*Topic.values, *(f"A-{one}" for one in Assistance.values)]
            return {letter: duty_in_words(letter) for letter in letters}
        case wordings.AUTHORITY:
            return {authority.code: f"{authority.name} ({authority.code})"}
    return {order: str(words) for order, words in ORDERS.items()}


def _near(kind: str, heard: str) -> list[str]:
    match kind:
        case wordings.COLUMN:
            return _like(heard, headers.FIELDS)
        case wordings.COUNTRY:
            return [*names.resolve(heard).candidates, *_like(heard, _countries())]
        case wordings.HOST_TYPE:
            return _like(heard, {name: code for code, words in hosts.WORDS for name in words})
        case wordings.DUTY:
            topics = {fold(str(topic.label)): topic.value for topic in Topic}
            return [*filter(None, [legacy.topic_of(heard)]), *_like(heard, legacy.TOPICS | topics)]
    return []


@cache
def _countries() -> dict[str, str]:
    """By name in every language, and by capital: many a list writes the city where we ask for the country."""
    found = {fold(one.capital): code for code, one in facts().countries.items() if one.capital}
    for language in CODES:
        found |= {fold(name): code for code, name in names.names(language).items()}
    return found


def _like(heard: str, known: Mapping[str, str]) -> list[str]:
    words = fold(heard)
    inside = [code for name, code in known.items() if len(name) > 3 and f" {name} " in f" {words} "]
    close: Iterable[str] = (known[name] for name in difflib.get_close_matches(words, known, n=MOST, cutoff=LIKE))
    return list(dict.fromkeys([*inside, *close]))
