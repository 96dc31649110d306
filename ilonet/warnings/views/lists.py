"""The list of early warnings: what is open, and what has ended."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ilonet.access.actor import actor_of
from ilonet.lib.fragments import page
from ilonet.reports.forms.choices import countries
from ilonet.reports.offered import Address
from ilonet.saved.where import can_be_saved
from ilonet.warnings.listing import asked_of, networks, show

can_be_saved("warnings:index", gettext_lazy("Early warnings"), reads=asked_of)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    asked = asked_of(request.GET)
    shown = show(actor, asked)
    here = Address(reverse("warnings:index"), {name: value for name, value in request.GET.dict().items() if value})
    return page(
        request,
        "warnings/index.html",
        asked=asked,
        warnings=shown.warnings,
        networks=networks(actor),
        network=str(asked.network or ""),
        countries=countries(),
        is_open=asked.state == "open",
        is_closed=asked.state == "closed",
        writes=bool(actor.post_ids) and not actor.restraint,
        open_address=here.but(state=""),
        closed_address=here.but(state="closed"),
        older=here.but(after=shown.next) if shown.next else "",
        newest=here.but() if asked.after else "",
        whole=Address(here.path, {"state": asked.state}).but(),
    )
