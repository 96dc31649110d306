"""Which countries are mine, and how many colleagues are there?"""

from __future__ import annotations

from dataclasses import dataclass

from ilonet.access.actor import Actor
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Deployment
from ilonet.picture.who_is_where import Line, WhoIsWhere

MOST = 12


@dataclass(frozen=True)
class Mine:
    codes: frozenset[str]
    lines: tuple[Line, ...]  # those with most colleagues first

    @property
    def others(self) -> int:
        return len(self.codes) - len(self.lines)


def countries(actor: Actor, serving: list[Deployment], picture: WhoIsWhere) -> Mine:
    """An officer's: where the posting is and what it is responsible for. A back office's: where its officers are."""
    codes = {code for one in serving for code in one.post.covers}
    if actor.reviews_for:
        mine = set(Authority.objects.filter(pk__in=actor.reviews_for).values_list("code", flat=True))
        codes |= {one.country for one in picture.everyone if one.authority in mine}
    known = {line.country: line for line in picture.lines}
    lines = [known.get(code, Line(code, 0, 0, 0)) for code in codes]
    first = sorted(lines, key=lambda line: (-line.officers, line.country))[:MOST]
    return Mine(frozenset(codes), tuple(first))
