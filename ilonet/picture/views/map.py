"""The map of who is where, with the table of the same numbers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from ilonet.access.actor import actor_of
from ilonet.deployments.access import sees_the_register
from ilonet.deployments.serving import at_work
from ilonet.lib.asking import ask, one_of
from ilonet.lib.fragments import page
from ilonet.picture.country import notes_on
from ilonet.picture.filters import FILTERS
from ilonet.picture.narrowing import address, chips, facet, narrowing_form
from ilonet.picture.ordering import ORDERS, in_order
from ilonet.picture.who_is_where import Asked, WhoIsWhere
from ilonet.picture.worldmap import bands, draw, steps
from ilonet.places.models import country_name


@require_GET
def world(request: HttpRequest) -> HttpResponse:
    asked = ask(request.GET, **FILTERS, order=one_of(ORDERS))
    on, order = asked.pop("on"), asked.pop("order")
    actor = actor_of(request)
    picture = WhoIsWhere(at_work(actor, on), Asked(**asked))
    state = {name: request.GET[name].strip() for name in request.GET if request.GET[name].strip()}
    lines = in_order(picture.lines, order)
    return page(
        request,
        "picture/map.html",
        picture=picture,
        lines=lines,
        drawing=drawing(picture, lines_as_on=_kept(state)),
        bands=bands(steps(picture.officers)),
        notes=notes_on({line.country for line in lines}),
        form=narrowing_form(picture, state),
        facets=[facet(picture, name, state) for name in ("topic", "host")],
        chips=chips(state),
        clear=address({name: state[name] for name in state if name == "order"}),
        on=on,
        today=on or actor.today,
        kept=_kept(state),
        sees_postings=sees_the_register(actor),
    )


def drawing(picture: WhoIsWhere, *, lines_as_on: str) -> str:
    """Countries in the order of the alphabet of the table; the map links where somebody serves."""
    values = {line.country: line.officers for line in in_order(picture.lines, "name") if line.officers}
    return draw(
        values,
        classes=steps(values),
        href=lambda country: reverse("picture:country", args=[country]) + lines_as_on,
        title=_("Officers by country"),
        describe=_describe,
    )


def _describe(country: str, officers: int) -> str:
    if not officers:
        return country_name(country)
    told = ngettext("%(country)s: %(n)s officer", "%(country)s: %(n)s officers", officers)
    return told % {"country": country_name(country), "n": officers}


def _kept(state: dict[str, str]) -> str:
    """A link to a country keeps the day that the reader chose."""
    return f"?on={state['on']}" if "on" in state else ""
