"""What a form asks in the background while somebody types, and when they come back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from ilonet.access.actor import actor_of
from ilonet.lib.asking import ask, text
from ilonet.saved.unsent import keep, kept
from ilonet.saved.views.doors import insist_open, is_open

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest


@require_http_methods(["GET", "POST"])
def unsent(request: HttpRequest) -> JsonResponse:
    """`unsent` says of which form; nothing kept is an empty answer, and so is what stands behind a form that is shut by now."""
    actor = actor_of(request)
    if request.method == "POST":
        typed = {name: [str(one) for one in values] for name, values in request.POST.lists()}
        form = request.POST.get("unsent", "")
        insist_open(request, form)
        return JsonResponse({"saved_at": _clock(keep(form, typed, by=actor))})
    form = ask(request.GET, form=text)["form"] or ""
    found = kept(form, actor) if is_open(request, form) else None
    if found is None:
        return JsonResponse({"fields": None})
    return JsonResponse({"fields": found.fields, "kept_at": _clock(found.kept_at)})


def _clock(at: datetime) -> str:
    return date_format(localtime(at), "H:i T")
