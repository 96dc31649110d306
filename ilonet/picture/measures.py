"""By what does the map count: officers, authorities, or topics covered? One switch for map, table and country."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ilonet.deployments.vocabulary import Topic
from ilonet.picture.narrowing import Value, address
from ilonet.picture.who_is_where import Line

OFFICERS, AUTHORITIES, TOPICS = "officers", "authorities", "topics"
MEASURES = (OFFICERS, AUTHORITIES, TOPICS)


@dataclass(frozen=True)
class Measure:
    name: str
    label: Any
    title: Any  # of the map
    of: Callable[[Line], int]

    def told(self, n: int) -> str:
        words = {
            OFFICERS: ngettext("%(n)s officer", "%(n)s officers", n),
            AUTHORITIES: ngettext("%(n)s authority", "%(n)s authorities", n),
            TOPICS: ngettext("%(n)s of %(all)s topics", "%(n)s of %(all)s topics", n),
        }
        return words[self.name] % {"n": n, "all": len(Topic)}


ALL = {
    OFFICERS: Measure(OFFICERS, _("Officers"), _("Officers by country"), lambda line: line.officers),
    AUTHORITIES: Measure(
        AUTHORITIES, _("Authorities"), _("Authorities with an officer, by country"), lambda line: line.authorities
    ),
    TOPICS: Measure(
        TOPICS, _("Topics covered"), _("Topics of Art. 3(4) that officers cover, by country"), lambda line: line.topics
    ),
}


def measure(asked: str | None) -> Measure:
    return ALL[asked or OFFICERS]


def switch(state: Mapping[str, str]) -> list[Value]:
    """The same page by each of them; the usual one says nothing in the address."""
    now = state.get("measure", OFFICERS)
    return [
        Value(one.label, address(state, measure="" if one.name == OFFICERS else one.name), is_current=one.name == now)
        for one in ALL.values()
    ]
