"""What may have been meant by a question that finds little? Names and words one slip away, of what the reader may see.

Countries are everybody's vocabulary; cities, networks and words of reports come from the reader's own rows alone (AC06).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from django.utils.translation import get_language

from ilonet.access.actor import Actor
from ilonet.deployments.models import Post
from ilonet.lib import sql
from ilonet.lib.slips import one_slip_apart, slips
from ilonet.lib.words import fold, surface
from ilonet.networks.models import Network
from ilonet.places.languages import CODES, official
from ilonet.places.models import country_name
from ilonet.places.naming import name, names
from ilonet.search.question import Question

MOST = 4
MOST_WORDS = 4  # of longer questions only the whole is compared
SHORTEST_NAME, SHORTEST_WORD = 3, 4


def meant(question: Question, actor: Actor) -> list[str]:
    """Other questions, the likeliest first: a whole name, then one word in place of another."""
    seen = [*_seen_names(actor)] if actor.circles else []
    whole = "".join(surface(question.text))
    found = [*_like(whole, seen), *_countries_like(whole)]
    if not found and len(question.words) <= MOST_WORDS:
        found = _mended(question, seen, actor)
    return list(dict.fromkeys(found))[:MOST]


def _seen_names(actor: Actor) -> Iterator[str]:
    yield from Post.objects.visible_to(actor).order_by("city").values_list("city", flat=True).distinct()
    for known, in_languages in Network.objects.visible_to(actor).order_by("name").values_list("name", "names"):
        yield from {known, *in_languages.values()}


def _like(whole: str, seen: Iterable[str]) -> list[str]:
    if len(whole) < SHORTEST_NAME:
        return []
    return sorted({one for one in seen if one and one_slip_apart(whole, "".join(surface(one)))})


def _countries_like(whole: str) -> list[str]:
    """In whichever language it was typed, answered in the reader's."""
    if len(whole) < SHORTEST_NAME:
        return []
    keys = _country_keys()
    near = (one for length in (-1, 0, 1) for one in keys.get(len(whole) + length, ()))
    codes = sorted({code for key, code in near if one_slip_apart(whole, key)})
    return [name(code, official(get_language() or "en")) for code in codes]


def _mended(question: Question, seen: list[str], actor: Actor) -> list[str]:
    """Every word that stands nowhere in the place of its likeliest neighbour, then each of its other neighbours."""
    near = {one.word: like for one in question.words if (like := _words_like(one.word, seen, actor))}
    likeliest = {word: like[0] for word, like in near.items()}
    choices = [likeliest, *(likeliest | {word: other} for word, like in near.items() for other in like[1:])]
    return [_with(question.text, chosen) for chosen in choices] if near else []


def _words_like(word: str, seen: Iterable[str], actor: Actor) -> list[str]:
    folded = fold(word)
    if len(folded) < SHORTEST_WORD:
        return []
    told = {one for said in (*seen, *_country_words()) for one in surface(said)}
    if folded in told:
        return []
    near = sorted(one for one in told if one_slip_apart(folded, one))
    if not actor.circles or _written([folded]):
        return near
    return [*near, *_written(slips(folded))]


def _written(spellings: Iterable[str]) -> list[str]:
    """Which of them stand in reports that the reader may see, the most frequent first."""
    return [word for (word,) in sql.rows("SELECT word FROM ilonet_words_like(%s)", [sorted(spellings)])]


def _with(text: str, chosen: dict[str, str]) -> str:
    for word, other in chosen.items():
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", other, text, count=1, flags=re.IGNORECASE)
    return text


@cache
def _country_keys() -> dict[int, list[tuple[str, str]]]:
    """By their length: of four thousand names, few hundred have to be compared."""
    said = {("".join(surface(name)), code) for language in CODES for code, name in names(language).items()}
    by_length: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for key, code in said:
        by_length[len(key)].append((key, code))
    return dict(by_length)


def _country_words() -> Iterator[str]:
    return (country_name(code) for code in names("en"))
