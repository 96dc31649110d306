"""An agency's product is passed on, and somebody says that it has arrived."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ilonet.access.actor import actor_of
from ilonet.lib.fragments import page
from ilonet.reports.finding import find
from ilonet.reports.passing_on import arrived, open_to, pass_on, receive


@require_http_methods(["GET", "POST"])
def passing(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    report = find(public_id, actor, may="pass_on")
    if request.method == "POST":
        reached = pass_on(report, request.POST.getlist("to"), by=actor)
        says = ngettext(
            "Passed on. %(n)s reader can read it now.", "Passed on. %(n)s readers can read it now.", reached.people
        )
        messages.success(request, says % {"n": reached.people})
        return redirect("reports:report", public_id=public_id)
    return page(request, "reports/passing.html", report=report, choices=open_to(report, actor))


@require_POST
def receipt(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    report = find(public_id, actor, may="receive")
    receive(report, arrived(request.POST.get("says", "")), by=actor)
    messages.success(
        request, _("Said. Whoever released it sees which authorities have received and used it, never who.")
    )
    return redirect("reports:report", public_id=public_id)
