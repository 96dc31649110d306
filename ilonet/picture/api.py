"""Who is where, for machines: counts by country, and one country's picture."""

from django.http import HttpRequest
from ninja import Router, Schema

from ilonet.access.actor import actor_of
from ilonet.deployments.access import insist_on_entry
from ilonet.deployments.api import timeline_out
from ilonet.deployments.questions import known_at
from ilonet.deployments.serving import Serving, at_work
from ilonet.deployments.shapes import TimelineOut
from ilonet.deployments.timeline import of_country
from ilonet.lib.asking import ask, day
from ilonet.lib.refusals import absent
from ilonet.picture.country import NEWEST, CountryPicture, known
from ilonet.picture.filters import FILTERS
from ilonet.picture.ordering import in_order
from ilonet.picture.situation import Situation
from ilonet.picture.who_is_where import Asked, WhoIsWhere
from ilonet.places.models import country_name
from ilonet.reports.models import Report

router = Router(tags=["map"])


class MapLine(Schema):
    country: str
    name: str
    officers: int
    authorities: int
    topics: int
    from_elsewhere: int


class MapOut(Schema):
    officers: int
    authorities: int
    items: list[MapLine]
    next: str | None = None


class PostingLine(Schema):
    deployment: str
    country: str
    city: str
    authority: str
    kind: str
    topics: list[str]
    until: str


class ReportLine(Schema):
    id: str
    title: str
    authority: str
    topics: list[str]
    released_at: str


class CountryOut(Schema):
    code: str
    iso2: str
    eu_code: str
    name: str
    region: str
    capital: str
    neighbours: list[str]
    note: str
    posted_here: list[PostingLine]
    from_elsewhere: list[PostingLine]
    networks: list[str]
    topics: dict[str, list[str]]
    reports: list[ReportLine]
    warnings: list[ReportLine]  # open ones


class TopicOut(Schema):
    topic: str
    current: int
    last_released_at: str | None
    authorities: int
    reports: list[ReportLine]


class SituationOut(Schema):
    country: str
    day: str
    marking: str
    sensitive: bool
    topics: list[TopicOut]


@router.get("/map", response=MapOut, summary="Officers by country, narrowed as on the page")
def world(request: HttpRequest) -> MapOut:
    asked = ask(request.GET, **FILTERS)
    on = asked.pop("on")
    picture = WhoIsWhere(at_work(actor_of(request), on), Asked(**asked))
    return MapOut(
        officers=len(picture.found),
        authorities=picture.authorities,
        items=[
            MapLine(
                country=line.country,
                name=country_name(line.country),
                officers=line.officers,
                authorities=line.authorities,
                topics=line.topics,
                from_elsewhere=line.from_elsewhere,
            )
            for line in in_order(picture.lines, None)
        ],
    )


@router.get("/countries/{code}", response=CountryOut, summary="Who works on a country, and what was reported about it")
def country(request: HttpRequest, code: str) -> CountryOut:
    asked = ask(request.GET, on=day)
    found = known(code)
    if found is None:
        raise absent()
    picture = CountryPicture(found, actor_of(request), asked["on"])
    return CountryOut(
        code=found.code,
        iso2=found.iso2,
        eu_code=found.eu_code,
        name=found.name(),
        region=found.region_id,
        capital=found.capital,
        neighbours=picture.neighbours,
        note=picture.note,
        posted_here=[_posting(one) for one in picture.posted_here],
        from_elsewhere=[_posting(one) for one in picture.from_elsewhere],
        networks=[str(one.public_id) for one in picture.networks],
        topics={row.letter: [code for code, works in row.marks if works] for row in picture.matrix},
        reports=[_report(one) for one in picture.reports[:NEWEST]],
        warnings=[_report(one) for one in picture.warnings],
    )


@router.get("/countries/{code}/situation", response=SituationOut, summary="What is known of a country, topic by topic")
def situation(request: HttpRequest, code: str) -> SituationOut:
    """Over what the caller may read; `current` 0 is a gap, `last_released_at` says since when."""
    ask(request.GET)
    found = known(code)
    if found is None:
        raise absent()
    actor = actor_of(request)
    picture = Situation(found, actor)
    return SituationOut(
        country=found.code,
        day=actor.today.isoformat(),
        marking=picture.tlp.label if picture.tlp else "",
        sensitive=picture.is_sensitive,
        topics=[
            TopicOut(
                topic=one.letter,
                current=one.current,
                last_released_at=one.last.isoformat() if one.last else None,
                authorities=one.authorities,
                reports=[_report(report) for report in one.reports],
            )
            for one in picture.topics
        ],
    )


@router.get("/countries/{code}/timeline", response=TimelineOut, summary="The posts of a country over the years")
def timeline(request: HttpRequest, code: str) -> TimelineOut:
    """Parameters: on (a day), known (what the register said at the end of that day)."""
    actor = actor_of(request)
    insist_on_entry(actor)
    asked = ask(request.GET, on=day, known=day)
    found = known(code)
    if found is None:
        raise absent()
    rows = of_country(actor, found.code, on=asked["on"] or actor.today, known=known_at(asked["known"], actor))
    return TimelineOut(items=[timeline_out(row) for row in rows])


def _report(one: Report) -> ReportLine:
    return ReportLine(
        id=str(one.public_id),
        title=one.title,
        authority=one.authority.code,
        topics=one.topics,
        released_at=one.released_at.isoformat() if one.released_at else "",
    )


def _posting(one: Serving) -> PostingLine:
    return PostingLine(
        deployment=str(one.deployment.public_id),
        country=one.post.country_id,
        city=one.post.city,
        authority=one.post.authority.code,
        kind=one.post.kind,
        topics=one.post.topics,
        until=one.deployment.until_on.isoformat(),
    )
