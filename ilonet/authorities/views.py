"""Authorised staff of an authority, for its own back office: list, authorise, renew, revoke (Art. 9(3), C.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ilonet.access.actor import actor_of
from ilonet.authorities import terms
from ilonet.authorities.exported import STAFF
from ilonet.authorities.forms import AuthorisationForm, RenewalForm, RevocationForm
from ilonet.authorities.models import Appointment, Authority
from ilonet.authorities.staff import authorise
from ilonet.authorities.words import lines_of
from ilonet.exports.taking_out import take_out
from ilonet.exports.views import FORMAT, sent
from ilonet.lib import clock
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, status_of, try_with
from ilonet.lib.refusals import absent

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

OVERSEES = "data_protection_officer"


@require_GET
def staff(request: HttpRequest, code: str) -> HttpResponseBase:
    asked = ask(request.GET, **FORMAT)
    authority = _own(request, code, also=OVERSEES)
    held = Appointment.objects.visible_to(actor_of(request)).filter(authority=authority).select_related("account")
    if asked["format"]:
        rows = held.select_related("account", "authority").order_by("-until_on", "pk").iterator()
        noted = {"authority": authority.code}
        return sent(
            take_out(STAFF, rows, by=actor_of(request), form=asked["format"], asked={}, said=[code], noted=noted)
        )
    today = clock.today(authority.zone)
    actor = actor_of(request)
    authorised = Appointment.objects.which(actor, may="authorise").filter(pk=OuterRef("pk"))
    shown = held.annotate(may_authorise=Exists(authorised)).order_by("-until_on", "pk")[:200]
    lines = lines_of(shown, today, actor.account_id)
    return page(
        request,
        "authorities/staff.html",
        authority=authority,
        running=[line for line in lines if line.is_running],
        over=[line for line in lines if not line.is_running],
        may_authorise=authority.pk in actor.reviews_for,
    )


@require_http_methods(["GET", "POST"])
def authorisation(request: HttpRequest, code: str) -> HttpResponse:
    authority = _own(request, code)
    form = AuthorisationForm(posted(request), initial={"from_on": clock.today(authority.zone)})
    if form.is_bound:
        try_with(form, lambda: authorise(authority, **form.cleaned_data, by=actor_of(request)))
        if not form.errors:
            messages.success(request, _("The person is authorised."))
            return redirect("authorities:staff", code)
    return page(request, "authorities/authorise.html", authority=authority, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def renewal(request: HttpRequest, public_id: UUID) -> HttpResponse:
    held = _held(request, public_id)
    form = RenewalForm(request.POST) if request.method == "POST" else RenewalForm.of(held)
    if form.is_bound:
        try_with(form, lambda: _renewed(form, held, request))
        if not form.errors:
            messages.success(request, _("The authorisation is renewed."))
            return redirect("authorities:staff", held.authority.code)  # type: ignore[union-attr]
    return page(request, "authorities/renew.html", appointment=held, form=form, status=status_of(form))


def _renewed(form: RenewalForm, held: Appointment, request: HttpRequest) -> None:
    told = form.cleaned_data
    held.renew(until=told["until_on"], purpose=told["purpose"], seen_until=told["seen_until"], by=actor_of(request))


@require_http_methods(["GET", "POST"])
def revocation(request: HttpRequest, public_id: UUID) -> HttpResponse:
    held = _held(request, public_id)
    form = RevocationForm(posted(request))
    if form.is_bound:
        try_with(form, lambda: held.revoke(by=actor_of(request)))
        if not form.errors:
            messages.success(request, _("The authorisation is revoked; access has ended."))
            return redirect("authorities:staff", held.authority.code)  # type: ignore[union-attr]
    return page(request, "authorities/revoke.html", appointment=held, form=form, status=status_of(form))


def _own(request: HttpRequest, code: str, *, also: str = "") -> Authority:
    """One's own authority; any other answers as if it were not there."""
    authority = get_object_or_404(Authority, code=code)
    if authority.pk not in actor_of(request).reviews_for and not (also and also in actor_of(request).functions):
        raise absent()
    return authority


def _held(request: HttpRequest, public_id: UUID) -> Appointment:
    held = Appointment.objects.visible_to(actor_of(request)).select_related("account", "authority")
    appointment: Appointment = get_object_or_404(held, public_id=public_id)
    actor_of(request).insist("authorise", appointment)
    if request.method != "POST":  # what is sent, the verb itself judges
        terms.insist_on_running(appointment)
    return appointment
