"""One's own feeds: made for a program, shown once, ended at will; and the feeds themselves, found by their secret."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ilonet.access.actor import actor_of
from ilonet.accounts import factors
from ilonet.accounts.patience import insist_patience
from ilonet.lib import keys
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted
from ilonet.lib.refusals import absent
from ilonet.notices import atom, calendar
from ilonet.notices.feeding import end, fetched, issue, valid
from ilonet.notices.forms import FeedForm
from ilonet.notices.models import Feed
from ilonet.standing.acting import acting_as

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

SHOWN_ONCE = "feed_shown_once"


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    ask(request.GET)
    actor = actor_of(request)
    form = FeedForm(posted(request))
    if form.is_bound and form.is_valid():
        if factors.required():
            factors.insist_fresh(request, back=reverse("notices:feeds"))
        secret = issue(form.cleaned_data["kind"], form.cleaned_data["label"], by=actor)
        request.session[SHOWN_ONCE] = keys.seal(secret.encode(), place=SHOWN_ONCE).hex()
        return redirect("notices:feeds")
    return page(
        request,
        "notices/feeds.html",
        form=form,
        feeds=list(valid(actor)),
        made=_just_made(request),
        status=422 if form.errors else 200,
    )


def _just_made(request: HttpRequest) -> str:
    """Sealed from one page to the next, and gone from there."""
    held = request.session.pop(SHOWN_ONCE, None) if request.method == "GET" else None
    if not held:
        return ""
    secret = keys.unseal(bytes.fromhex(held), place=SHOWN_ONCE).decode()
    return _absolute(request, reverse("notices_feed", args=[secret]))


@require_POST
def ended(request: HttpRequest, public_id: UUID) -> HttpResponse:
    ask(request.GET)
    actor = actor_of(request)
    found: Feed | None = Feed.objects.visible_to(actor).filter(public_id=public_id).first()
    if found is None:
        raise absent()
    end(found, by=actor)
    messages.success(request, _("This address shows nothing any more."))
    return redirect("notices:feeds")


@login_not_required
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Whose it is stands in the address; what they may see is asked as at every door. Guessing is counted."""
    ask(request.GET)
    found = fetched(secret)
    if found is None:
        insist_patience(request, "feed")
        raise replace(absent(), keeps=True)
    insist_patience(request, "fetch", key=str(found.public_id))
    actor = acting_as(found.account_id)
    if not actor.is_someone:
        raise absent()
    if actor.restraint:
        raise actor.restraint.refusal("machine")
    with override(found.account.language):
        if found.kind == Feed.Kind.CALENDAR:
            return HttpResponse(
                calendar.calendar(actor, lambda path: _absolute(request, path)), content_type=calendar.TYPE
            )
        told = atom.atom(actor, found.account.language, lambda path: _absolute(request, path))
        return HttpResponse(told, content_type=atom.TYPE)


def _absolute(request: HttpRequest, path: str) -> str:
    """At the address that the operator has named, wherever the request came by."""
    return f"{settings.ILONET_ADDRESS}{path}" if settings.ILONET_ADDRESS else request.build_absolute_uri(path)
