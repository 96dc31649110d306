"""Follow where one stands; all that one follows on one page, at which pace, its end, and when mails may come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ilonet.access.actor import actor_of
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted
from ilonet.lib.refusals import Refusal, absent
from ilonet.notices.followed import lines
from ilonet.notices.following import follow
from ilonet.notices.forms import DeliveryForm, FollowForm, PaceForm
from ilonet.notices.models import Pace, Subscription
from ilonet.notices.wishes import delivery_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from ilonet.access.actor import Actor


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    ask(request.GET)
    actor = actor_of(request)
    form = DeliveryForm(posted(request), instance=delivery_of(actor))
    if form.is_bound and form.is_valid():
        form.save()
        messages.success(request, _("Saved. It counts for whatever comes from now on."))
        return redirect("notices:settings")
    return page(
        request,
        "notices/settings.html",
        form=form,
        lines=lines(actor),
        paces=Pace.choices,
        zone=actor.zone,
        status=422 if form.errors else 200,
    )


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Sent from what is followed, it leads back there."""
    ask(request.GET)
    actor = actor_of(request)
    sent = FollowForm(request.POST)
    if not sent.is_valid():
        raise _not_understood()
    made = follow(sent.cleaned_data["kind"], sent.cleaned_data["key"], sent.cleaned_data["pace"], by=actor)
    [line] = lines(actor, [made])
    said = _("You follow “%(title)s” now. New reports on it stand in your notices; a mail says so %(pace)s.")
    messages.success(request, said % {"title": line.title, "pace": made.get_pace_display()})
    return redirect("notices:settings" if made.kind == Subscription.Kind.SAVED else line.address)


@require_POST
def change(request: HttpRequest, public_id: UUID) -> HttpResponse:
    ask(request.GET)
    actor = actor_of(request)
    one = mine(actor, public_id)
    sent = PaceForm(request.POST)
    if not sent.is_valid():
        raise _not_understood()
    one.change(sent.cleaned_data["pace"], by=actor)
    messages.success(request, _("Changed."))
    return redirect("notices:settings")


@require_POST
def end(request: HttpRequest, public_id: UUID) -> HttpResponse:
    ask(request.GET)
    actor = actor_of(request)
    one = mine(actor, public_id)
    [line] = lines(actor, [one])
    one.end(by=actor)
    messages.success(request, _("You follow “%(title)s” no longer.") % {"title": line.title})
    return redirect("notices:settings")


def mine(actor: Actor, public_id: UUID) -> Subscription:
    """Raises Refusal."""
    found: Subscription | None = Subscription.objects.visible_to(actor).filter(public_id=public_id).first()
    if found is None:
        raise absent()
    return found


def _not_understood() -> Refusal:
    return Refusal(
        "subscription.not_understood",
        _("What was sent does not say what to follow, or how soon to be told."),
        _("Go back to the page and use its button."),
    )
