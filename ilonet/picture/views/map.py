"""The map of who is where, with the table of the same numbers."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ilonet.access.actor import actor_of
from ilonet.deployments.access import sees_the_register
from ilonet.deployments.serving import at_work
from ilonet.lib.asking import ask, one_of
from ilonet.lib.fragments import page
from ilonet.picture.country import notes_on
from ilonet.picture.filters import FILTERS
from ilonet.picture.measures import MEASURES, Measure, measure, switch
from ilonet.picture.narrowing import address, chips, facet, narrowing_form
from ilonet.picture.ordering import ORDERS, in_order
from ilonet.picture.who_is_where import Asked, WhoIsWhere
from ilonet.picture.worldmap import bands, draw, steps
from ilonet.places.models import country_name
from ilonet.saved.where import can_be_saved
from ilonet.warnings.listing import open_by_country

BY = {"order": one_of(ORDERS), "measure": one_of(MEASURES)}
can_be_saved(
    "picture:map",
    gettext_lazy("Who is where"),
    reads=lambda parameters: ask(parameters, **FILTERS, **BY),
    open_to=sees_the_register,
)


@require_GET
def world(request: HttpRequest) -> HttpResponse:
    asked = ask(request.GET, **FILTERS, **BY)
    on, order, by = asked.pop("on"), asked.pop("order"), measure(asked.pop("measure"))
    actor = actor_of(request)
    picture = WhoIsWhere(at_work(actor, on), Asked(**asked))
    state = {name: request.GET[name].strip() for name in request.GET if request.GET[name].strip()}
    lines = in_order(picture.lines, order, usual=f"-{by.name}")
    values = {line.country: by.of(line) for line in in_order(picture.lines, "name") if by.of(line)}
    return page(
        request,
        "picture/map.html",
        picture=picture,
        lines=lines,
        measure=by,
        measures=switch(state),
        drawing=drawing(values, by, lines_as_on=_kept(state)),
        bands=bands(steps(values)),
        notes=notes_on({line.country for line in lines}),
        form=narrowing_form(picture, state),
        facets=[facet(picture, name, state) for name in ("topic", "host")],
        chips=chips(state),
        clear=address({name: state[name] for name in state if name in BY}),
        on=on,
        today=on or actor.today,
        kept=_kept(state),
        sees_postings=sees_the_register(actor),
        warned=open_by_country(actor) if on is None else [],
    )


def drawing(values: Mapping[str, int], by: Measure, *, lines_as_on: str) -> str:
    """Countries in the order of the alphabet; the map links where somebody serves."""
    return draw(
        values,
        classes=steps(values),
        href=lambda country: reverse("picture:country", args=[country]) + lines_as_on,
        title=str(by.title),
        describe=lambda country, n: f"{country_name(country)}: {by.told(n)}" if n else country_name(country),
    )


def _kept(state: dict[str, str]) -> str:
    """A link to a country keeps the day that the reader chose, and by what the map counts."""
    return address({name: state[name] for name in ("on", "measure") if name in state}).removesuffix("?")
