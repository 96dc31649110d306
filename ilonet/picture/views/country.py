"""The page of one country."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from ilonet.access.actor import actor_of
from ilonet.deployments.access import sees_the_register
from ilonet.lib.asking import ask, day, one_of
from ilonet.lib.fragments import page
from ilonet.lib.refusals import absent
from ilonet.picture.country import NEWEST, CountryPicture, known, notes_on
from ilonet.picture.measures import AUTHORITIES, MEASURES, measure, switch


@require_GET
def country(request: HttpRequest, code: str) -> HttpResponse:
    asked = ask(request.GET, on=day, measure=one_of(MEASURES))
    found = known(code)
    if found is None:
        raise absent()
    actor = actor_of(request)
    picture = CountryPicture(found, actor, asked["on"], by_authority=asked["measure"] == AUTHORITIES)
    return page(
        request,
        "picture/country.html",
        country=found,
        measure=measure(asked["measure"]),
        measures=switch({name: request.GET[name] for name in asked if asked[name]}),
        picture=picture,
        reports=picture.reports[:NEWEST],
        has_more_reports=len(picture.reports) > NEWEST,
        notes=notes_on({found.code, *found.neighbours, *(one.post.country_id for one in picture.serving)}),
        on=asked["on"],
        today=asked["on"] or actor.today,
        sees_postings=sees_the_register(actor),
    )
