"""The list of requests: asked of us, asked by us, all that one may read; newest first, narrowed by the address bar."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ilonet.access.actor import actor_of
from ilonet.lib.fragments import page
from ilonet.places.models import country_name
from ilonet.reports.offered import Address
from ilonet.requests.forms.deciding import STATES, TOPICS, Narrowing
from ilonet.requests.listing import Asked, asked_of, shelves, show


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    asked = asked_of(request.GET)
    here = Address(reverse("requests:index"), {name: value for name, value in request.GET.dict().items() if value})
    shown = show(actor, asked)
    return page(
        request,
        "requests/index.html",
        rows=shown.rows,
        asked=asked,
        form=Narrowing(asked.narrowed),
        chips=_chips(asked, here),
        counted=shelves(actor),
        asks=bool(actor.post_ids or actor.reviews_for) and not actor.restraint,
        older=here.but(after=shown.next) if shown.next else "",
        newest=here.but() if asked.after else "",
        whole=Address(here.path, {"shelf": asked.shelf or ""}).but(),
    )


def _chips(asked: Asked, here: Address) -> list[dict[str, str]]:
    told = Narrowing(asked.narrowed)
    words: dict[str, Any] = {
        "topic": TOPICS.get,
        "country": country_name,
        "state": STATES.get,
    }
    return [
        {
            "label": _("%(field)s: %(value)s") % {"field": told.fields[name].label, "value": words[name](value)},
            "address": here.but(**{name: ""}),
        }
        for name, value in asked.narrowed.items()
    ]
