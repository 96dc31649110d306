"""One's own phrases: keep, look, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ilonet.access.actor import actor_of
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, status_of, try_with
from ilonet.phrases.forms import Keeping
from ilonet.phrases.keeping import keep, phrase, phrases_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = Keeping(posted(request))
    if try_with(form, lambda: keep(form.cleaned_data["words"], by=actor)):
        messages.success(request, _("Kept. It stands beside every report that you write."))
        return redirect("phrases:index")
    return page(request, "phrases/index.html", form=form, phrases=phrases_of(actor), status=status_of(form))


@require_POST
def removal(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    phrase(public_id, actor).remove(by=actor)
    messages.success(request, _("The phrase is removed. Reports in which it stands stay as they are."))
    return redirect("phrases:index")
