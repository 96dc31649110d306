"""Say what your post has seen of the same, and take it back."""

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
from ilonet.reports.corroborating import corroborate, own, take_back
from ilonet.reports.finding import find
from ilonet.reports.forms.corroboration import Corroborating
from ilonet.reports.models import Says


@require_http_methods(["GET", "POST"])
def corroboration(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    report = find(public_id, actor, may="corroborate")
    before = own(report, actor)
    said = {"says": before.says, "line": before.line, "alone": not before.is_open} if before else {}
    form = Corroborating(posted(request), initial=said | {"version": report.released_version})
    try_with(
        form,
        lambda: corroborate(
            report,
            Says(form.cleaned_data["says"]),
            version=form.cleaned_data["version"] or 0,
            line=form.cleaned_data["line"],
            is_open=not form.cleaned_data["alone"],
            by=actor,
        ),
    )
    if form.is_bound and not form.errors:
        messages.success(request, _("Said. You can change it or take it back here."))
        return redirect("reports:report", public_id=public_id)
    return page(request, "reports/corroboration.html", report=report, form=form, before=before, status=status_of(form))


@require_POST
def removal(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    take_back(find(public_id, actor, may="corroborate"), by=actor)
    messages.success(request, _("Taken back."))
    return redirect("reports:report", public_id=public_id)
