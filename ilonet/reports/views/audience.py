"""Choose who should be able to read it, and see in numbers who that is."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from ilonet.access.actor import actor_of
from ilonet.lib import asking
from ilonet.lib.fragments import page
from ilonet.places.names import resolve
from ilonet.reports import drafting
from ilonet.reports.audience import circles_of, named, offered, posts, readers_of
from ilonet.reports.finding import find
from ilonet.reports.forms.choices import countries
from ilonet.reports.opening import insist_on_key
from ilonet.reports.showing import marking_of
from ilonet.reports.views.report import named_reach
from ilonet.reports.views.writing import edition_of
from ilonet.reports.vocabulary import Tlp

GROUPS = {
    "network": _("Your networks"),
    "neighbour": _("Neighbour networks"),
    "all": _("Everybody"),
    "authority": _("Authorities"),
    "agency": _("Agencies"),
    "office": _("Back offices alone"),
    "post": _("Named posts"),
}
FOLDED = {"authority", "agency", "office"}  # long lists, closed until something in them is chosen


@require_http_methods(["GET", "POST"])
def audience(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    report = find(public_id, actor, may="amend")
    text = report.being_written(actor).text
    insist_on_key(request, text)
    if request.method == "POST":
        chosen = circles_of(request.POST.getlist("to"), actor)
        drafting.save(report, replace(text, audience=chosen), edition=edition_of(request), by=actor)
        if request.POST.get("next") != "stay":
            return redirect("reports:release", public_id=public_id)
        near = request.POST.get("near", "").strip()[:60]
        return redirect(f"{request.path}?{urlencode({'near': near})}" if near else request.path)
    near = asking.ask(request.GET, near=asking.text)["near"] or ""
    code = resolve(near).code if near else None
    tokens = [one.token for one in named(text.audience, actor) if one.group == "post"]
    choices = [*offered(actor), *posts(actor, [code] if code else text.countries, tokens)]
    if text.tlp == Tlp.RED:
        choices = [one for one in choices if one.group == "post"]
    return page(
        request,
        "reports/audience.html",
        report=report,
        text=text,
        is_red=text.tlp == Tlp.RED,
        marking=marking_of(text),
        groups=[
            {
                "name": group,
                "label": label,
                "choices": [(one, one.circle in text.audience) for one in choices if one.group == group],
                "folded": group in FOLDED,
                "chosen": sum(one.circle in text.audience for one in choices if one.group == group),
            }
            for group, label in GROUPS.items()
            if group == "post" or any(one.group == group for one in choices)
        ],
        reach=named_reach(actor, readers_of(report, text)) if text.audience else None,
        near=near,
        near_unknown=bool(near and not code),
        country_names=[name for _code, name in countries()],
    )
