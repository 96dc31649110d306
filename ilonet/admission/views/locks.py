"""Lock and unlock an account: all that a technical administrator may do with one (requirements E)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ilonet.access.actor import actor_of
from ilonet.admission import suspending
from ilonet.admission.access import LOCK
from ilonet.admission.forms import LockForm
from ilonet.admission.models import Suspension
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, status_of, try_with
from ilonet.lib.refusals import absent

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    ask(request.GET)
    actor = actor_of(request)
    if LOCK not in actor.functions:
        raise absent()
    form = LockForm(posted(request))
    if form.is_bound:
        try_with(form, lambda: suspending.lock(**form.cleaned_data, by=actor))
        if not form.errors:
            messages.success(request, _("If there is such an account and it was open, it is locked now."))
            return redirect("admission:locks")
    held = Suspension.objects.visible_to(actor).filter(authority=None, ended_at=None).select_related("account")
    return page(
        request,
        "admission/locks.html",
        locks=list(held.order_by("-since", "pk")[:200]),
        form=form,
        own=actor.account_id,
        status=status_of(form),
    )


@require_POST
def unlock(request: HttpRequest, public_id: UUID) -> HttpResponse:
    ask(request.GET)
    actor = actor_of(request)
    if LOCK not in actor.functions:
        raise absent()
    held = Suspension.objects.visible_to(actor).filter(authority=None)
    suspending.resume(get_object_or_404(held, public_id=public_id), by=actor)
    messages.success(request, _("The account may enter again."))
    return redirect("admission:locks")
