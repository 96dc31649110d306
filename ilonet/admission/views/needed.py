"""Is each account still needed? Asked of the national administrator every quarter, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ilonet.access.actor import actor_of
from ilonet.admission.forms import Press
from ilonet.admission.needed import GRACE, chosen_of, confirm_needed, end_needless, needed_at
from ilonet.admission.people import held_at
from ilonet.authorities.access import administers
from ilonet.authorities.models import Authority
from ilonet.lib import clock
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, status_of, try_with
from ilonet.lib.refusals import Refusal, absent

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ilonet.access.actor import Actor


@require_http_methods(["GET", "POST"])
def needed(request: HttpRequest, code: str) -> HttpResponse:
    ask(request.GET)
    authority: Authority = get_object_or_404(Authority, code=code)
    actor = actor_of(request)
    if authority.pk not in actor.reviews_for:
        raise absent()
    form = Press(posted(request))
    if form.is_bound and (said := try_with(form, lambda: _said(request, authority, actor))):
        messages.success(request, said)
        return redirect("admission:needed", authority.code)
    return _shown(request, authority, actor, form)


def _said(request: HttpRequest, authority: Authority, by: Actor) -> str:
    """What was done, in words. Raises Refusal."""
    chosen = chosen_of(authority, _ids(request), by)
    n = len(chosen)
    if request.POST.get("answer") == "needed":
        confirm_needed(chosen, by=by)
        return ngettext("%(n)s account is confirmed.", "%(n)s accounts are confirmed.", n) % {"n": n}
    if request.POST.get("answer") == "ended":
        end_needless(chosen, by=by)
        said = ngettext("What %(n)s account was given here has ended.", "What %(n)s accounts were given has ended.", n)
        return said % {"n": n}
    raise Refusal("account.no_answer", _("It is not said whether they are needed."), _("Press one of the two buttons."))


def _ids(request: HttpRequest) -> list[UUID]:
    """What cannot be read is nobody on the list."""
    try:
        return [UUID(one) for one in request.POST.getlist("account")]
    except ValueError:
        return []


def _shown(request: HttpRequest, authority: Authority, actor: Actor, form: Press) -> HttpResponse:
    today, elsewhere = clock.today(authority.zone), held_at(authority).elsewhere
    return page(
        request,
        "admission/needed.html",
        authority=authority,
        asked=[
            (one, one.due_on < today, one.is_asked(today), one.account.pk not in elsewhere)
            for one in needed_at([authority.pk], actor)
        ],
        administers=authority.pk in administers(actor),
        own=actor.account_id,
        grace=GRACE.days,
        form=form,
        ticked=_ids(request) if form.is_bound else [],
        status=status_of(form),
    )
