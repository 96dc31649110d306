"""The reviewer's list, one passage, and the decision about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ilonet.access.actor import Actor, actor_of
from ilonet.lib.asking import ask, cursor, one_of
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, status_of, try_with
from ilonet.looks.deciding import decide, insist_waits
from ilonet.looks.forms import DecisionForm
from ilonet.looks.listing import SHELVES, find, insist_reviewer, looks_of
from ilonet.looks.models import Look

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    asked, actor = ask(request.GET, shelf=one_of(SHELVES), after=cursor), actor_of(request)
    insist_reviewer(actor)
    shelf = asked["shelf"] or "waiting"
    found = looks_of(actor, shelf, asked["after"])
    return page(
        request,
        "looks/index.html",
        looks=found.rows,
        overdue={one.pk for one in found.rows if one.is_overdue(actor.now)},
        shelf=shelf,
        following=f"?shelf={shelf}&after={found.next}" if found.next else "",
    )


@require_GET
def look(request: HttpRequest, public_id: UUID) -> HttpResponse:
    ask(request.GET)
    actor = actor_of(request)
    return _shown(request, find(public_id, actor), actor)


@require_POST
def decision(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(public_id, actor)
    insist_waits(found, actor)
    actor.insist("decide", found)
    form = DecisionForm(request.POST, look=found)
    try_with(form, lambda: decide(found, **form.cleaned_data, by=actor))
    if form.errors:
        return _shown(request, found, actor, form)
    messages.success(request, _("Decided. The passage is forgotten; the author reads your reason."))
    return redirect("looks:index")


def _shown(request: HttpRequest, found: Look, actor: Actor, form: DecisionForm | None = None) -> HttpResponse:
    """The passage is opened for whoever decides alone, and each time that is recorded."""
    decides = actor.may("decide", found)
    if decides:
        found.view(by=actor)
        form = form or DecisionForm(posted(request), look=found)
    return page(
        request,
        "looks/look.html",
        look=found,
        passage=found.passage if decides else None,
        form=form if decides else None,
        is_overdue=found.is_overdue(actor.now),
        status=status_of(form) if form else 200,
    )
