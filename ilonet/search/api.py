"""The same search for machines."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from ilonet.access.actor import actor_of
from ilonet.reports.shapes import CorroboratedOut
from ilonet.search.asked import read
from ilonet.search.excerpts import Piece
from ilonet.search.near import meant
from ilonet.search.registers import Answers, search_register, search_registers
from ilonet.search.searching import Found, is_little, search_reports
from ilonet.search.showing import shown

router = Router(tags=["search"])


class BecauseOut(Schema):
    """Which asked word stands in the report, in which form or in which other words where not as it was asked."""

    asked: str
    found: str
    language: str
    in_title: bool
    is_meant: bool  # other words, in this language, that mean the same
    file: str = ""  # of the report, where the word stands in no text of its own


class ItemOut(Schema):
    type: str
    id: str
    title: str
    excerpt: str = ""
    authority: str = ""
    countries: list[str] = []
    topics: list[str] = []
    marking: str = ""
    language: str = ""
    released_at: str = ""
    expired: bool = False
    corroborated: CorroboratedOut | None = None  # of a report: independent authorities, as far as the reader may know
    because: list[BecauseOut] = []


class FacetOut(Schema):
    """How many of the reports have each value; where `partial`, of the newest 1,000 of them."""

    counts: dict[str, int]
    partial: bool


class SearchOut(Schema):
    """`total` is exact up to 1,000, with count=on up to 10,000; beyond it `more_than_counted` is true."""

    items: list[ItemOut]
    total: int
    more_than_counted: bool
    whole: int | None = None  # how many of them hold all that was asked for, where the others hold a part
    facets: dict[str, FacetOut] = {}
    beside: list[ItemOut]
    beside_totals: dict[str, int] = {}
    instead: list[str] = []
    next: str | None = None


@router.get("/search", response=SearchOut, summary="Reports with facets, and beside them what the registers know")
def search(request: HttpRequest) -> Any:
    """Parameters: q, topic, country, authority, when (2026 or 2026-03), language, kind (several with commas), since, until,
    vulnerable, grading (A1 to X4), europol, words (only: not what means the same), order (best, newest), count (on),
    after (the `next` of the page before), of (one register whole).
    """
    actor = actor_of(request)
    question, narrowed = read(request.GET)
    if question.is_empty:
        return SearchOut(items=[], total=0, more_than_counted=False, beside=[])
    if narrowed.of:
        answers = search_register(narrowed.of, question, actor)
        return SearchOut(
            items=list(_items([answers])), total=answers.total, more_than_counted=answers.is_capped, beside=[]
        )
    found = search_reports(question, narrowed, actor) if actor.circles else Found()
    facets = found.facets
    beside = search_registers(question, actor)
    instead = meant(question, actor) if is_little(facets.total, beside) else []
    shown(found, by=actor)
    return SearchOut(
        items=[_report(hit) for hit in found.hits],
        total=facets.shown_total,
        more_than_counted=facets.is_capped,
        whole=found.whole,
        facets={
            name: FacetOut(counts=dict(sorted(counts.items())), partial=name in facets.partial)
            for name, counts in facets.counts.items()
        },
        beside=list(_items(beside)),
        beside_totals={one.register: one.total for one in beside},
        instead=instead,
        next=found.next,
    )


def _report(hit: Any) -> ItemOut:
    report = hit.report
    return ItemOut(
        type="report",
        id=str(report.public_id),
        title=report.title,
        excerpt=_plain(hit.excerpt),
        authority=report.authority.code,
        countries=report.countries,
        topics=report.topics,
        marking=report.get_tlp_display(),
        language=report.language,
        released_at=report.released_at.isoformat(),
        expired=report.is_expired,
        corroborated=CorroboratedOut.of(report.corroborated),
        because=[BecauseOut(**asdict(one)) for one in hit.because],
    )


def _items(beside: Iterable[Answers]) -> Iterable[ItemOut]:
    return (AS[one.register](row) for one in beside for row in one.rows)


AS: dict[str, Any] = {
    "countries": lambda one: ItemOut(type="country", id=one.code, title=one.name()),
    "authorities": lambda one: ItemOut(type="authority", id=one.code, title=one.name, authority=one.code),
    "networks": lambda one: ItemOut(type="network", id=str(one.public_id), title=one.name),
    "posts": lambda one: ItemOut(
        type="post", id=str(one.public_id), title=str(one), authority=one.authority.code, countries=[one.country_id]
    ),
    "deployments": lambda one: ItemOut(
        type="deployment", id=str(one.public_id), title=str(one.post), authority=one.post.authority.code
    ),
}


def _plain(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)
