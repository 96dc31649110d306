"""The spill button and what follows: hide, who saw it, purge or give back, the certificate."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ilonet.access.actor import Actor, actor_of
from ilonet.deployments.models import Post
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, status_of, try_with
from ilonet.lib.refusals import absent
from ilonet.reports.models import Report
from ilonet.spills.access import oversees
from ilonet.spills.exposure import authorities, hats
from ilonet.spills.forms import Finding, Pressing, Undoing
from ilonet.spills.models import Spill
from ilonet.spills.pressing import press, spillable
from ilonet.spills.purging import purge, rows_gone
from ilonet.spills.undoing import undo

MOST = 50


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Those one may know of; and where a report is named of which one was told."""
    actor = actor_of(request)
    if not may_come(actor):
        raise absent()
    form = Finding(posted(request))
    if form.is_bound and form.is_valid():
        return redirect("spills:press", public_id=form.cleaned_data["address"])
    rows = Spill.objects.visible_to(actor).defer("held", "certificate").select_related("authority")
    return page(
        request, "spills/index.html", spills=_placed(list(rows[:MOST]), actor), form=form, status=status_of(form)
    )


@require_http_methods(["GET", "POST"])
def pressing(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Its title is not shown: it may be what was spilled."""
    actor = actor_of(request)
    report = spillable(public_id, actor)
    form = Pressing(posted(request))
    made = try_with(form, lambda: press(report, because=form.cleaned_data["because"], by=actor))
    if made is None:
        reach = actor.reach_of(report.readers)
        reads = Report.objects.visible_to(actor).filter(pk=report.pk).exists()
        return page(
            request, "spills/press.html", report=report, reads=reads, form=form, reach=reach, status=status_of(form)
        )
    messages.success(request, _("Hidden. Nobody reads it any more, by any door."))
    if Spill.objects.visible_to(actor).filter(pk=made.pk).first() is None:
        return redirect("site:home")
    return redirect("spills:spill", public_id=made.public_id)


@require_safe
def spill(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    return _shown(request, _found(public_id, actor), actor, Undoing())


@require_POST
def purging(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    purge(_found(public_id, actor), by=actor)
    messages.success(request, _("Purged. The certificate below stays."))
    return redirect("spills:spill", public_id=public_id)


@require_POST
def undoing(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = _found(public_id, actor)
    actor.insist("undo", found)
    form = Undoing(request.POST)
    try_with(form, lambda: undo(found, because=form.cleaned_data["because"], by=actor))
    if form.errors:
        return _shown(request, found, actor, form)
    messages.success(request, _("Given back. Its readers read it as before."))
    return redirect("spills:spill", public_id=public_id)


def may_come(actor: Actor) -> bool:
    """Posts, back offices, and who guards privacy or security."""
    return bool(actor.post_ids or actor.reviews_for or oversees(actor) or "privacy_reviewer" in actor.functions)


def _found(public_id: UUID, actor: Actor) -> Spill:
    rows = Spill.objects.visible_to(actor).select_related("authority")
    found: Spill | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise absent()
    return found


def _placed(spills: list[Spill], actor: Actor) -> list[Spill]:
    """The security officer may know no posts (requirements E)."""
    cities = dict(
        Post.objects.visible_to(actor).filter(pk__in={one.post_id for one in spills}).values_list("pk", "city")
    )
    for one in spills:
        one.city = cities.get(one.post_id, "")
    return spills


def _shown(request: HttpRequest, found: Spill, actor: Actor, form: Undoing) -> HttpResponse:
    return page(
        request,
        "spills/spill.html",
        spill=_placed([found], actor)[0],
        opened=authorities(found),
        hats=hats(found, actor),
        purged=rows_gone(found),
        may_end=actor.may("purge", found),
        form=form,
        status=status_of(form),
    )
