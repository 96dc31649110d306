"""The same search for machines."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from ilonet.access.actor import actor_of
from ilonet.search.asked import LAST_PAGE, read
from ilonet.search.excerpts import Piece
from ilonet.search.near import meant
from ilonet.search.searching import PAGE, Found, search_registers, search_reports
from ilonet.search.showing import shown

router = Router(tags=["search"])


class BecauseOut(Schema):
    """Which asked word stands in the report, in which form where it is not the asked one."""

    asked: str
    found: str
    language: str
    in_title: bool


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
    because: list[BecauseOut] = []


class SearchOut(Schema):
    items: list[ItemOut]
    total: int
    more_than_counted: bool
    beside: list[ItemOut]
    instead: list[str] = []
    next: str | None = None


@router.get("/search", response=SearchOut, summary="Reports, and beside them countries, networks, deployments")
def search(request: HttpRequest) -> Any:
    actor = actor_of(request)
    question, narrowed = read(request.GET)
    if question.is_empty:
        return SearchOut(items=[], total=0, more_than_counted=False, beside=[])
    found = search_reports(question, narrowed, actor) if actor.circles else Found()
    beside = search_registers(question, actor)
    instead = meant(question, actor) if found.is_little and beside.is_little else []
    shown(found, by=actor)
    goes_on = narrowed.page < LAST_PAGE and found.shown_total > narrowed.page * PAGE
    return SearchOut(
        items=[_report(hit) for hit in found.hits],
        total=found.shown_total,
        more_than_counted=found.is_capped,
        beside=_beside(beside),
        instead=instead,
        next=str(narrowed.page + 1) if goes_on else None,
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
        because=[BecauseOut(**asdict(one)) for one in hit.because],
    )


def _beside(found: Found) -> list[ItemOut]:
    return [
        *(ItemOut(type="country", id=one.code, title=one.name()) for one in found.countries),
        *(ItemOut(type="network", id=str(one.public_id), title=one.name) for one in found.networks),
        *(
            ItemOut(type="deployment", id=str(one.public_id), title=str(one.post), authority=one.post.authority.code)
            for one in found.deployments
        ),
    ]


def _plain(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)
