"""What do the registers know that answers the question? Few rows, asked by name through their own conditions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ilonet.access.actor import Actor
from ilonet.authorities.models import Authority
from ilonet.deployments.access import sees_the_register
from ilonet.deployments.models import Deployment, Post
from ilonet.lib.words import surface
from ilonet.networks.models import Network
from ilonet.places.facts import load
from ilonet.places.languages import official
from ilonet.places.models import Country, country_name, in_name_order
from ilonet.places.names import resolve
from ilonet.search.question import Question

BESIDE = 5  # answers of each register shown beside the reports
WHOLE = 200  # and where one of them is asked for
TITLES: dict[str, Any] = {
    "countries": _("Countries"),
    "authorities": _("Authorities"),
    "networks": _("Networks"),
    "posts": _("Posts"),
    "deployments": _("Deployments"),
}


@dataclass(frozen=True)
class Answers:
    """Of one register; `total` counts them up to `WHOLE`, of which there may be more."""

    register: str
    rows: list[Any]
    total: int

    @property
    def title(self) -> Any:
        return TITLES[self.register]

    @property
    def is_capped(self) -> bool:
        return self.total > WHOLE

    @property
    def has_more(self) -> bool:
        return self.total > len(self.rows)


def search_registers(question: Question, actor: Actor) -> list[Answers]:
    """The first of each; registers without an answer are left out."""
    found = (_answers(register, rows, BESIDE) for register, rows in _asked(question, actor).items())
    return [one for one in found if one.rows]


def search_register(register: str, question: Question, actor: Actor) -> Answers:
    """All of one, for whoever follows “all”."""
    rows = _asked(question, actor).get(register)
    return Answers(register, [], 0) if rows is None else _answers(register, rows, WHOLE)


def _answers(register: str, rows: Any, most: int) -> Answers:
    """In one question to the database: a register answers with few rows, or is asked for more than anybody reads."""
    found = list(rows[: WHOLE + 1])
    return Answers(register, found[:most], len(found))


def _asked(question: Question, actor: Actor) -> dict[str, Any]:
    words = surface(question.text)
    codes = _countries(question.text, words)
    asked: dict[str, Any] = {"countries": Country.objects.filter(pk__in=codes).order_by(in_name_order("code"))}
    if not actor.circles:
        return asked
    if sees_the_register(actor):
        asked["authorities"] = Authority.objects.filter(_each(words, _authority)).order_by("code")
    networks = Network.objects.visible_to(actor).on(actor.today)
    asked["networks"] = networks.filter(_each(words, _network) | Q(countries__overlap=codes)).order_by("kind", "name")
    posts = Post.objects.visible_to(actor).filter(_each(words, _post) | Q(country__in=codes))
    asked["posts"] = posts.select_related("authority", "country").order_by("country_id", "city", "pk")
    deployments = Deployment.objects.visible_to(actor).on(actor.today)
    asked["deployments"] = (
        deployments.filter(_each(words, lambda word: _post(word, "post__")) | Q(post__country__in=codes))
        .select_related("post__authority", "post__country")
        .order_by("post__country_id", "post__city", "pk")
    )
    return asked


def _each(words: Iterable[str], of: Any) -> Q:
    named = Q()
    for word in words:
        named &= of(word)
    return named


def _authority(word: str) -> Q:
    return Q(code__iexact=word) | Q(name__unaccent__icontains=word)


def _network(word: str) -> Q:
    return Q(name__unaccent__icontains=word)


def _post(word: str, of: str = "") -> Q:
    return (
        Q(**{f"{of}city__unaccent__icontains": word})
        | Q(**{f"{of}authority__code__iexact": word})
        | Q(**{f"{of}authority__name__unaccent__icontains": word})
    )


def _countries(text: str, words: list[str]) -> list[str]:
    """By the whole question in any of 24 languages, or by the beginning of a name in the reader's."""
    found = resolve(text)
    if found.code:
        return [found.code]
    if len(words) != 1 or len(words[0]) < 3:
        return []
    known = _beginnings(official(get_language() or "en"))
    return [code for code, name in known.items() if name.startswith(words[0])]


@cache
def _beginnings(language: str) -> dict[str, str]:
    """The first word of each country's name, as one would search for it."""
    return {code: surface(country_name(code, language))[0] for code in load().countries}
