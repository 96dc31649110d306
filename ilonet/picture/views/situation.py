"""The situational picture of one country, on a page that can be printed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from ilonet.access.actor import actor_of
from ilonet.deployments.access import sees_the_register
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.lib.refusals import absent
from ilonet.picture.country import known, notes_on
from ilonet.picture.situation import Situation


@require_GET
def situation(request: HttpRequest, code: str) -> HttpResponse:
    ask(request.GET)
    country = known(code)
    if country is None:
        raise absent()
    actor = actor_of(request)
    return page(
        request,
        "picture/situation.html",
        country=country,
        situation=Situation(country, actor),
        notes=notes_on({country.code}),
        today=actor.today,
        sees_postings=sees_the_register(actor),
    )
