"""One box over reports and registers: facets beside the answers, pages behind a key, one register whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ilonet.access.actor import actor_of
from ilonet.lib.fragments import page
from ilonet.reports.facets import OVER
from ilonet.reports.offered import Address, chips, offered
from ilonet.saved.where import Told, can_be_saved
from ilonet.search.asked import Narrowed, read
from ilonet.search.near import meant
from ilonet.search.registers import Answers, search_register, search_registers
from ilonet.search.searching import Found, is_little, search_reports
from ilonet.search.seen import Fresh, new_since
from ilonet.search.showing import shown

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from ilonet.access.actor import Actor
    from ilonet.search.question import Question


def _news(actor: Actor, saved: list[tuple[Told, datetime]]) -> list[int]:
    return new_since([(*read(told), since) for told, since in saved], actor)


can_be_saved("search:search", gettext_lazy("Search"), reads=read, texts=["q"], news=_news)


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    question, narrowed = read(request.GET)
    here = Address(reverse("search:search"), request.GET.dict())
    if narrowed.of and not question.is_empty:
        return _register(request, search_register(narrowed.of, question, actor), question, here)
    found, beside = Found(), list[Answers]()
    instead: list[str] = []
    if not question.is_empty:
        found = search_reports(question, narrowed, actor) if actor.circles else found
        beside = search_registers(question, actor)
        instead = meant(question, actor) if is_little(found.facets.total, beside) else []
    shown(found, by=actor)
    fresh = Fresh(question, narrowed, actor, here.but(order="newest")) if narrowed.seen and actor.circles else None
    return page(
        request,
        "search/search.html",
        question=question,
        narrowed=narrowed,
        found=found,
        facets=found.facets,
        offered=offered(found.facets, narrowed.by, here, whole=narrowed.facet),
        chips=chips(narrowed.by, here),
        kept=_kept(request, narrowed),
        clear=here.but(**dict.fromkeys(narrowed.by, "")),
        beside=[(one, here.but(of=one.register)) for one in beside],
        instead=[(one, here.but(q=one)) for one in instead],
        older=here.but(after=found.next) if found.next else "",
        fresh=fresh,
        new_ones={hit.report.pk for hit in found.hits if fresh.holds(hit.report)} if fresh else set(),
        count_on=here.but(count="on") if found.facets.may_count_on else "",
        words=_other_words(question, narrowed, here),
        meant=", ".join(_("“%(words)s”") % {"words": " ".join(one.words)} for one in question.senses),
        newest=here.but() if narrowed.after else "",
        by_date=here.but(order="newest") if _ends_with_the_best(found, narrowed) else "",
    )


def _ends_with_the_best(found: Found, narrowed: Narrowed) -> bool:
    return narrowed.order == "best" and not found.next and found.facets.total > OVER


def _other_words(question: Question, narrowed: Narrowed, here: Address) -> str:
    """The address with what means the same, or without it; nothing where nothing does."""
    if narrowed.only_these_words:
        return here.but(words="")
    return here.but(words="only") if question.senses else ""


def _kept(request: HttpRequest, narrowed: Narrowed) -> list[tuple[str, str]]:
    """What the form does not ask for stays as it is."""
    return [(name, request.GET[name]) for name in narrowed.by if name not in {"since", "until"}]


def _register(request: HttpRequest, answers: Answers, question: Question, here: Address) -> HttpResponse:
    return page(request, "search/register.html", answers=answers, question=question, back=here.but(of=""))
