"""The list of reports: newest first, narrowed by the address bar; my drafts; what waits for my review."""

from datetime import datetime

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from ilonet.access.actor import actor_of
from ilonet.exports.views import sent
from ilonet.lib.fragments import page
from ilonet.reports.exported import reports_file
from ilonet.reports.forms.narrowing import Narrowing, filters
from ilonet.reports.listing import Asked, asked_of, authorities, facets_of, shelves, show
from ilonet.reports.offered import Address, chips, offered
from ilonet.reports.vocabulary import Level
from ilonet.saved.where import can_be_saved

can_be_saved("reports:index", gettext_lazy("Reports"), reads=asked_of)


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    actor = actor_of(request)
    asked = asked_of(request.GET)
    known = authorities(actor)
    here = Address(reverse("reports:index"), {name: value for name, value in request.GET.dict().items() if value})
    holding = [*chips(asked.narrowed, here), *_others(asked, here)]
    if asked.form:
        return sent(reports_file(actor, asked, [one["label"] for one in holding]))
    shown = show(actor, asked)
    return page(
        request,
        "reports/index.html",
        reports=shown.reports,
        form=filters(asked.narrowed, known),
        asked=asked,
        chips=holding,
        facets=offered(facets_of(actor, asked), asked.narrowed, here, whole=asked.facet),
        counted=shelves(actor),
        writes=bool(actor.post_ids) and not actor.restraint,
        reviews=bool(actor.reviews_for),
        older=here.but(after=shown.next) if shown.next else "",
        newest=here.but() if asked.after else "",
        whole=Address(here.path, {"shelf": asked.shelf or ""}).but(),
    )


def _others(asked: Asked, here: Address) -> list[dict[str, str]]:
    """What narrows without being counted: level of use, and the period that is reported on."""
    words = {
        "since": asked.narrowed.get("since"),
        "until": asked.narrowed.get("until"),
        "new": _moment(asked.narrowed["new"]) if "new" in asked.narrowed else None,
    }
    levels = asked.narrowed.get("level") or ()
    said = [
        *(("level", Level(one).label, here.toggled("level", one, levels)) for one in levels),
        *((name, value, here.but(**{name: ""})) for name, value in words.items() if value),
    ]
    told = Narrowing(asked.narrowed, [])
    return [
        {
            "label": _("%(field)s: %(value)s") % {"field": told.fields[name].label, "value": value},
            "address": address,
        }
        for name, value, address in said
    ]


def _moment(value: datetime) -> str:
    return date_format(localtime(value), pgettext("a day and time; letters of Django's date filter", "j M Y, H:i T"))
