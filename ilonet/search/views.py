"""One box over reports, deployments, networks and countries."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from ilonet.access.actor import actor_of
from ilonet.deployments.vocabulary import Topic
from ilonet.lib.fragments import page
from ilonet.reports.vocabulary import Kind
from ilonet.search.asked import LAST_PAGE, read
from ilonet.search.near import meant
from ilonet.search.searching import PAGE, Found, search_registers, search_reports
from ilonet.search.showing import shown


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    question, narrowed = read(request.GET)
    reports = beside = Found()
    instead: list[str] = []
    if not question.is_empty:
        reports = search_reports(question, narrowed, actor) if actor.circles else Found()
        beside = search_registers(question, actor)
        instead = meant(question, actor) if reports.is_little and beside.is_little else []
    shown(reports, by=actor)
    return page(
        request,
        "search/search.html",
        question=question,
        narrowed=narrowed,
        reports=reports,
        beside=beside,
        instead=[(one, _at(request, q=one, page="")) for one in instead],
        topics=Topic.choices,
        kinds=Kind.choices,
        newer=_at(request, page=str(narrowed.page - 1)) if narrowed.page > 1 else "",
        older=_at(request, page=str(narrowed.page + 1)) if _goes_on(reports, narrowed.page) else "",
    )


def _goes_on(found: Found, at: int) -> bool:
    return at < LAST_PAGE and found.shown_total > at * PAGE


def _at(request: HttpRequest, **changed: str) -> str:
    asked = {name: value for name, value in (request.GET.dict() | changed).items() if value}
    return f"{reverse('search:search')}?{urlencode(asked)}"
