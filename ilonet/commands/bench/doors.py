"""What is asked, in the measurements? Each door with the addresses one reader would ask there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from ilonet.access.actor import Actor
from ilonet.access.context import as_the_system
from ilonet.deployments.models import Deployment
from ilonet.lib import clock
from ilonet.lib.words import surface
from ilonet.networks.models import Network
from ilonet.reports.facets import answer_to
from ilonet.reports.models import Report
from ilonet.saved.models import SavedSearch
from ilonet.search.question import understand
from ilonet.standing.acting import acting_as

BECAUSE = "addresses to ask in a measurement are chosen"
SAMPLE = 400
DIFFERENT = 100
DIFFERENT_WORDS = 6
CANDIDATES = 40
SHORTEST = 6

DOORS = (
    "list of reports", "search, frequent word", "search, rare word", "search, two words", "report", "home", "map",
    "deployments", "network", "search, two facets", "your lists",
    "find a report to cite",
)  # fmt: skip


@dataclass(frozen=True)
class Words:
    frequent: list[str]
    rare: list[str]

    @property
    def pairs(self) -> list[str]:
        return [" ".join(pair) for pair in pairwise(self.frequent)]


def words_of(account_id: int) -> Words:
    """What this reader would search for: words of the reports they may read."""
    with as_the_system(because=BECAUSE):
        actor = acting_as(account_id)  # from here on the database shows what this reader sees
        return _words(list(Report.objects.visible_to(actor).released().order_by("-released_at", "-pk")[:SAMPLE]), actor)


def addresses(account_id: int, words: Words) -> dict[str, list[str]]:
    """Door to addresses; a door that is not built yet has none."""
    with as_the_system(because=BECAUSE):
        actor = acting_as(account_id)
        found = Report.objects.visible_to(actor).released().order_by("-released_at", "-pk")
        networks = Network.objects.visible_to(actor).on(actor.today).filter(pk__in=actor.network_ids)
        serving = Deployment.objects.visible_to(actor).on(clock.today())
        known = {
            "list of reports": _at("reports:index"),
            "search, frequent word": _search(words.frequent),
            "search, rare word": _search(words.rare),
            "search, two words": _search(words.pairs),
            "report": _each("reports:report", found.values_list("public_id", flat=True)[:DIFFERENT]),
            "search, two facets": _narrowed(words.frequent),
            "your lists": _saved(actor, words),
            "find a report to cite": _citable(actor, words),
            "home": _at("site:home"),
            "map": _at("picture:map"),
            "deployments": _at("deployments:index"),
            "deployment": _each("deployments:deployment", serving.values_list("public_id", flat=True)[:DIFFERENT]),
            "network": _each("networks:network", networks.values_list("public_id", flat=True)[:DIFFERENT]),
        }
    return {door: known[door] for door in DOORS}


def _words(reports: list[Report], actor: Actor) -> Words:
    """The rarest of those that few of the newest reports say."""
    said = Counter(word for one in reports for word in set(_said(one)))
    in_order = [word for word, _ in said.most_common()]
    seldom = {
        word: answer_to({}, asked=understand(word).condition, facets=()).facets.total for word in in_order[-CANDIDATES:]
    }
    return Words(in_order[:DIFFERENT_WORDS], sorted(seldom, key=lambda word: seldom[word])[:DIFFERENT_WORDS])


def _said(report: Report) -> Iterable[str]:
    text = " ".join([report.title, *(one["text"] for one in report.sections)])
    return (word for word in surface(text) if len(word) >= SHORTEST and word.isalpha())


def _search(words: list[str]) -> list[str]:
    return [f"{address}?{urlencode({'q': word})}" for address in _at("search:search") for word in words]


def _narrowed(words: list[str]) -> list[str]:
    """By two topics and a year: each of them is counted as if it were not chosen."""
    said = {"topic": "b,c", "when": str(clock.today().year)}
    return [f"{address}?{urlencode({'q': word} | said)}" for address in _at("search:search") for word in words]


def _saved(actor: Actor, words: Words) -> list[str]:
    """Some searches under names, so that the page has news to count."""
    mine = SavedSearch.objects.visible_to(actor)
    if actor.account_id is not None and not mine.exists():
        for word in (*words.frequent, *words.rare):
            SavedSearch(account_id=actor.account_id, name=word, where="search:search", asked={"q": word}).save()
    return _at("saved:index")


def _citable(actor: Actor, words: Words) -> list[str]:
    """From a draft of one's own, by a word that titles hold and by one that few do; none for whoever writes nothing."""
    draft = Report.objects.which(actor, may="amend").drafts().order_by("pk").first()
    if draft is None:
        return []
    (address,) = _at("reports:citing", draft.public_id)
    return [f"{address}?{urlencode({'q': word})}" for word in (*words.frequent, *words.rare)]


def _each(name: str, ids: Iterable[object]) -> list[str]:
    return [address for one in ids for address in _at(name, one)]


def _at(name: str, *parts: object) -> list[str]:
    try:
        return [reverse(name, args=parts)]
    except NoReverseMatch:
        return []
