"""Which countries, networks and drafts are mine, and what is new there?"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from ilonet.duties.holder import Holder
from ilonet.duties.rules.writing import is_left
from ilonet.networks.listing import Line
from ilonet.picture.who_is_where import Line as Counted
from ilonet.picture.who_is_where import WhoIsWhere
from ilonet.reports.models import Report
from ilonet.site.home.news import News

MOST = 12
DRAFTS = 3


@dataclass(frozen=True)
class Networked:
    line: Line
    new: int


@dataclass(frozen=True)
class Covered:
    line: Counted
    new: int
    address: str  # of the list of exactly these


@dataclass(frozen=True)
class Mine:
    codes: frozenset[str]
    lines: tuple[Covered, ...]  # those with something new first, then those with most colleagues

    @property
    def others(self) -> int:
        return len(self.codes) - len(self.lines)


def countries(codes: frozenset[str], picture: WhoIsWhere, news: News) -> Mine:
    known = {line.country: line for line in picture.lines}
    lines = [_covered(known.get(code, Counted(code, 0, 0, 0)), news) for code in codes]
    first = sorted(lines, key=lambda one: (-one.new, -one.line.officers, one.line.country))[:MOST]
    return Mine(codes, tuple(first))


def drafts(holder: Holder) -> list[Report]:
    """Where one was writing last; what was left or sent back is asked for as a duty."""
    return [one for one in holder.drafts if not one.returned_because and not is_left(one, holder)][:DRAFTS]


def _covered(line: Counted, news: News) -> Covered:
    new = news.of_countries[line.country]
    return Covered(line, new, f"{news.new.address}&{urlencode({'country': line.country})}" if news.new and new else "")
