"""The list of reports: newest first, narrowed by the address bar; my drafts; what waits for my review."""

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from ilonet.access.actor import actor_of
from ilonet.exports.views import sent
from ilonet.lib.fragments import page
from ilonet.reports.exported import reports_file
from ilonet.reports.forms import Narrowing, filters
from ilonet.reports.listing import Asked, asked_of, authorities, shelves, show
from ilonet.saved.where import can_be_saved

can_be_saved("reports:index", gettext_lazy("Reports"), reads=asked_of)


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    actor = actor_of(request)
    asked = asked_of(request.GET)
    offered = authorities(actor)
    here = {name: value for name, value in request.GET.dict().items() if value and name not in {"after", "format"}}
    chips = _chips(Narrowing(asked.narrowed, offered), asked, here) if asked.narrowed else []
    if asked.form:
        return sent(reports_file(actor, asked, [one["label"] for one in chips]))
    shown = show(actor, asked)
    return page(
        request,
        "reports/index.html",
        reports=shown.reports,
        form=filters(asked.narrowed, offered),
        asked=asked,
        chips=chips,
        counted=shelves(actor),
        writes=bool(actor.post_ids),
        reviews=bool(actor.reviews_for),
        older=_address(here | {"after": shown.next}) if shown.next else "",
        newest=_address(here) if asked.after else "",
        whole=_address({"shelf": asked.shelf} if asked.shelf else {}),
    )


def _chips(form: Narrowing, asked: Asked, here: dict[str, str]) -> list[dict[str, str]]:
    found = []
    for name, value in asked.narrowed.items():
        field = form.fields[name]
        words = _moment(value) if name == "new" else dict(getattr(field, "choices", [])).get(value, value)
        label = _("%(field)s: %(value)s") % {"field": field.label, "value": words}
        found.append({"label": label, "address": _address({each: here[each] for each in here if each != name})})
    return found


def _moment(value: datetime) -> str:
    return date_format(localtime(value), pgettext("a day and time; letters of Django's date filter", "j M Y, H:i T"))


def _address(query: Mapping[str, str]) -> str:
    return f"{reverse('reports:index')}?{urlencode(query)}" if query else reverse("reports:index")
