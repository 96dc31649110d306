"""Seen, followed, closed: each step of a warning after it was sent answers with one line."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ilonet.access.actor import actor_of
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, status_of, try_with
from ilonet.warnings.acknowledging import acknowledge
from ilonet.warnings.closing import close, reopen
from ilonet.warnings.finding import find
from ilonet.warnings.following import follow
from ilonet.warnings.forms import Again, End, Line
from ilonet.warnings.views.warning import shown


@require_POST
def acknowledgement(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    warning = find(public_id, actor, may="acknowledge")
    form = Line(request.POST)
    try_with(form, lambda: acknowledge(warning, note=form.cleaned_data["note"], by=actor))
    if form.errors:
        return shown(request, find(public_id, actor), actor, form)
    messages.success(request, _("Acknowledged. Those who sent it are told that your authority has seen it."))
    return redirect("warnings:warning", public_id=public_id)


@require_http_methods(["GET", "POST"])
def closing(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    warning = find(public_id, actor, may="close")
    form = End(posted(request))
    try_with(form, lambda: close(warning, **form.cleaned_data, by=actor))
    if form.is_bound and not form.errors:
        messages.success(request, _("Closed. It stays in the list of those that have ended."))
        return redirect("warnings:warning", public_id=public_id)
    return page(request, "warnings/close.html", warning=warning, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def reopening(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    warning = find(public_id, actor, may="reopen")
    form = Again(posted(request))
    try_with(form, lambda: reopen(warning, **form.cleaned_data, by=actor))
    if form.is_bound and not form.errors:
        messages.success(request, _("Open again. Whoever had opened it is told."))
        return redirect("warnings:warning", public_id=public_id)
    return page(request, "warnings/reopen.html", warning=warning, form=form, status=status_of(form))


@require_POST
def follow_up(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Straight to the draft: it has the warning's countries, topics, marking and readers."""
    actor = actor_of(request)
    report = follow(find(public_id, actor, may="follow"), by=actor)
    return redirect("reports:edit", public_id=report.public_id)
