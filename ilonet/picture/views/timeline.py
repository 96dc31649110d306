"""A country over the years: which posts were served there, planned or vacant."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from ilonet.access.actor import actor_of
from ilonet.deployments.access import insist_on_entry
from ilonet.deployments.bars import Window
from ilonet.deployments.questions import known_at
from ilonet.deployments.timeline import of_country
from ilonet.deployments.views.post import WHEN, around, drawn
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.lib.refusals import absent
from ilonet.picture.country import known, notes_on


@require_GET
def timeline(request: HttpRequest, code: str) -> HttpResponse:
    actor = actor_of(request)
    insist_on_entry(actor)
    asked = ask(request.GET, **WHEN)
    country = known(code)
    if country is None:
        raise absent()
    window = Window.around(asked["on"] or actor.today)
    rows = of_country(actor, country.code, on=window.day, known=known_at(asked["known"], actor))
    here = [row for row in rows if row.post.country_id == country.code]
    return page(
        request,
        "picture/timeline.html",
        country=country,
        here=drawn(here, window),
        elsewhere=drawn([row for row in rows if row.post.country_id != country.code], window),
        window=window,
        notes=notes_on({country.code}),
        **around(window, asked),
    )
