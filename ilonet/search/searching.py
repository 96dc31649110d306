"""Which reports that this reader may see answer the question? Page by page, by a function of the closed list."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import asdict, dataclass, field

from ilonet.access.actor import Actor
from ilonet.lib.asking import after
from ilonet.reports.corroborated import corroborated
from ilonet.reports.facets import COUNTED, OVER, Answer, Facets, Row, answer_to
from ilonet.reports.models import Report
from ilonet.search.asked import Narrowed
from ilonet.search.hit import Hit, hit_of
from ilonet.search.in_files import with_files
from ilonet.search.question import Question

PAGE = 20
LITTLE = 3  # with fewer answers than this we ask back
FEW = 10  # with fewer, what holds a part of several meanings is shown behind them


@dataclass(frozen=True)
class Found:
    """One page of reports, and the place behind which the next one begins."""

    hits: list[Hit] = field(default_factory=list)
    next: str | None = None
    facets: Facets = field(default_factory=Facets)
    whole: int | None = None  # how many hold all that was asked for, where others hold a part


def is_little(total: int, beside: Sized) -> bool:
    """So little that something else may have been meant."""
    return total < LITTLE and not beside


def search_reports(question: Question, narrowed: Narrowed, actor: Actor, *, most: int = PAGE) -> Found:
    """The ids are joined again under the reader's own condition and policies."""
    answer, whole = _answer(question, narrowed, most), None
    if question.in_part and answer.facets.total < FEW:
        whole = answer.facets.total
        answer = _answer(question.loosened, narrowed, most)
    rows = answer.rows[:most]
    reports = (
        Report.objects.visible_to(actor)
        .noting_expiry()
        .select_related("authority", "post__country")
        .defer("words", "readers", "audience")
        .in_bulk([row.id for row in rows])
    )
    told = corroborated(reports.values(), actor)
    for key, report in reports.items():
        report.corroborated = told.get(key)
    hits = [hit_of(reports[row.id], question) for row in rows if row.id in reports]
    further = _behind(rows[-1], answer, narrowed) if len(answer.rows) > most else None
    return Found(with_files(hits, question, actor), further, answer.facets, whole)


def _answer(question: Question, narrowed: Narrowed, most: int) -> Answer:
    place = {"order": narrowed.order} | (asdict(narrowed.after) if narrowed.after else {})
    return answer_to(
        narrowed.by,
        asked=question.condition,
        tiers=[(one.condition, one.order) for one in question.tiers],
        place={name: value for name, value in place.items() if value},
        wanted=most + 1,
        counted=COUNTED if narrowed.counts_on else OVER,
    )


def _behind(row: Row, answer: Answer, narrowed: Narrowed) -> str:
    """The best stay the best of the same reports, whatever arrives meanwhile."""
    if narrowed.order == "newest":
        return after(row.at, row.public_id)
    return after(row.at, row.public_id, repr(float(row.rank)), answer.newest)
