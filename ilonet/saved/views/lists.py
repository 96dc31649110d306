"""One's own saved lists and searches: save, open, rename, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ilonet.access.actor import Actor, actor_of
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.lib.mending import status_of, try_with
from ilonet.lib.refusals import Refusal, absent
from ilonet.saved.forms import KeepingForm, NameForm
from ilonet.saved.keeping import keep, rename
from ilonet.saved.lines import line_of, lines
from ilonet.saved.models import SavedSearch

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Sent from a list, it leads back to the list; with something to mend, the form stands here."""
    ask(request.GET)
    actor = actor_of(request)
    form = KeepingForm(request.POST) if request.method == "POST" else None
    if form is not None:
        told = form
        kept = try_with(
            told, lambda: keep(told.cleaned_data["name"], told.cleaned_data["where"], told.filters, by=actor)
        )
        if kept:
            messages.success(request, _("Saved as “%(name)s”. It stands under “Your lists”.") % {"name": kept.name})
            return redirect(kept.address)
    return page(
        request, "saved/index.html", form=form, lines=lines(actor), status=status_of(form) if form is not None else 200
    )


@require_GET
def opened(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Leads to the list as it was narrowed; the list asks again who is looking."""
    ask(request.GET)
    actor = actor_of(request)
    saved = _mine(actor, public_id)
    line = line_of(saved, actor)
    if not line.is_open:
        raise Refusal(
            "saved.not_open",
            _("This list is not open to you today."),
            _("It opens again when you stand where you stood when you saved it."),
            status=409,
        )
    if line.misfit:
        raise Refusal(
            "saved.misfit",
            line.misfit,
            _("The list has changed since you saved it. Narrow it anew and save it again."),
            status=409,
        )
    address = saved.address_since(saved.seen_at) if line.tells_news else saved.address
    saved.open()
    return redirect(address)


@require_http_methods(["GET", "POST"])
def name(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    saved = _mine(actor, public_id)
    form = NameForm(request.POST) if request.method == "POST" else NameForm(initial={"name": saved.name})
    if form.is_bound:
        try_with(form, lambda: rename(saved, form.cleaned_data["name"], by=actor))
        if not form.errors:
            messages.success(request, _("It is now called “%(name)s”.") % {"name": saved.name})
            return redirect("saved:index")
    return page(request, "saved/name.html", form=form, saved=saved, status=status_of(form))


@require_POST
def removal(request: HttpRequest, public_id: UUID) -> HttpResponse:
    ask(request.GET)
    actor = actor_of(request)
    saved = _mine(actor, public_id)
    saved.remove(by=actor)
    messages.success(request, _("“%(name)s” is removed. The list itself stays.") % {"name": saved.name})
    return redirect(reverse("saved:index"))


def _mine(actor: Actor, public_id: UUID) -> SavedSearch:
    found: SavedSearch | None = SavedSearch.objects.visible_to(actor).filter(public_id=public_id).first()
    if found is None:
        raise absent()
    return found
