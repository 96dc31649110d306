"""From which countries can one only read today, and why? Set by the security officer, seen by who oversees (R-DP-7)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ilonet.access.actor import actor_of
from ilonet.admission.access import GUARDS, OVERSEE
from ilonet.admission.forms import RiskForm
from ilonet.admission.models import CountryRisk
from ilonet.admission.risk import set_risk
from ilonet.lib import clock
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, status_of, try_with
from ilonet.lib.refusals import absent, not_allowed
from ilonet.places.models import Country

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    ask(request.GET)
    actor = actor_of(request)
    if not OVERSEE & actor.functions:
        raise absent()
    today = clock.today()
    sets = GUARDS in actor.functions
    if request.method == "POST" and not sets:
        raise not_allowed("set")
    countries = sorted(((one.code, one.name("en")) for one in Country.objects.all()), key=lambda one: one[1])
    first = {"from_on": today, "until_on": today + timedelta(days=90)}
    form = RiskForm(posted(request), countries=countries, initial=first)
    if form.is_bound:
        try_with(form, lambda: set_risk(**form.cleaned_data, by=actor))
        if not form.errors:
            messages.success(request, _("Set. Whoever serves there reads it on every page."))
            return redirect("admission:risks")
    held = list(CountryRisk.objects.visible_to(actor).select_related("country").order_by("-until_on", "pk")[:200])
    return page(
        request,
        "admission/risks.html",
        running=[one for one in held if one.ended_on is None and one.until_on >= today],
        over=[one for one in held if one.ended_on is not None or one.until_on < today],
        form=form,
        sets=sets,
        status=status_of(form),
    )


@require_POST
def end(request: HttpRequest, public_id: UUID) -> HttpResponse:
    ask(request.GET)
    actor = actor_of(request)
    found = get_object_or_404(CountryRisk.objects.visible_to(actor), public_id=public_id)
    found.end(by=actor)
    messages.success(request, _("Ended: from that country one can write again at once."))
    return redirect("admission:risks")
