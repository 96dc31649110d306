"""A draft before its release: shared by its author, read by its guests, taken back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ilonet.access.actor import Actor, actor_of
from ilonet.lib import asking
from ilonet.lib.fragments import page
from ilonet.lib.mending import status_of, try_with
from ilonet.places.names import resolve
from ilonet.reports.audience import circles_of, named, offered, posts
from ilonet.reports.files_along import files_shown, may_take, weighed
from ilonet.reports.finding import find
from ilonet.reports.forms.choices import countries
from ilonet.reports.forms.sharing_drafts import Guests
from ilonet.reports.gating import insist_clear
from ilonet.reports.models import Report, SharedDraft
from ilonet.reports.opening import insist_on_key
from ilonet.reports.shared_drafts import find_shared, laid_out_for, open_to
from ilonet.reports.sharing_drafts import read_shared, share, shared_of, take_back
from ilonet.reports.showing import marking_of
from ilonet.reports.views.beneath import beneath_draft
from ilonet.reports.views.report import named_reach
from ilonet.reports.vocabulary import Tlp

GROUPS = {
    "post": gettext_lazy("A colleague, by post"),
    "network": gettext_lazy("Your networks"),
}


@require_http_methods(["GET", "POST"])
def sharing(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A press of “show these posts” looks in another country, and shares nothing."""
    actor = actor_of(request)
    report = find(public_id, actor, may="amend")
    insist_on_key(request, report.being_written(actor).text)
    if request.method == "GET":
        return _shown(request, report, actor, Guests())
    if request.POST.get("next") == "posts":
        return _shown(request, report, actor, Guests(initial=request.POST.dict()))
    insist_clear(report.being_written(actor).text, report.public_id, by=actor)  # on a page that shows each place
    form = Guests(request.POST)
    made = try_with(form, lambda: _share(request, report, form, actor))
    if made is None:
        return _shown(request, report, actor, form)
    reached = actor.reach_of(made.readers)
    messages.success(request, _("Shared. It is a draft still: %(n)s can read it.") % {"n": reached.people})
    for one in made.stays:
        messages.warning(request, _("Stays with you: %(why)s") % {"why": one.why.message})
    return redirect("reports:shared_draft", public_id=made.public_id)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    shown = open_to(actor, asking.ask(request.GET, after=asking.cursor)["after"])
    older = f"{reverse('reports:shared_drafts')}?after={shown.next}" if shown.next else ""
    return page(request, "reports/shared_drafts.html", drafts=shown.rows, mine=actor.post_circles, older=older)


@require_safe
def shared(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """As guests have it; for the post that shared it also when it has ended, with what was said."""
    actor = actor_of(request)
    asking.ask(request.GET)
    draft = find_shared(public_id, actor)
    insist_on_key(request, draft.text)
    read_shared(draft, by=actor)
    is_mine = draft.post_circle in actor.post_circles
    return page(
        request,
        "reports/shared_draft.html",
        **laid_out_for(draft, actor),
        files=files_shown(draft, actor),
        may_take=may_take(draft, actor) and not actor.restraint,
        is_mine=is_mine,
        guests=[one.label for one in named(draft.circles, actor)] if is_mine else [],
        reach=named_reach(actor, draft.readers),
        report=Report.objects.visible_to(actor).filter(pk=draft.report_id).only("public_id").first()
        if is_mine
        else None,
        can_unshare=actor.may("unshare", draft),
        beneath=beneath_draft(request, draft),
    )


@require_POST
def removal(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    draft = find_shared(public_id, actor, may="unshare")
    take_back(draft, by=actor)
    messages.success(request, _("Taken back. Nobody but your post can read it now; what was said about it stays here."))
    return redirect("reports:shared_draft", public_id=public_id)


def _share(request: HttpRequest, report: Report, form: Guests, actor: Actor) -> SharedDraft:
    chosen = circles_of(request.POST.getlist("to"), actor)
    return share(report, chosen, days=form.cleaned_data["days"], note=form.cleaned_data["note"], by=actor)


def _shown(request: HttpRequest, report: Report, actor: Actor, form: Guests) -> HttpResponse:
    text = report.being_written(actor).text
    near = (request.POST.get("near", "") or asking.ask(request.GET, near=asking.text)["near"] or "").strip()[:60]
    code = resolve(near).code if near else None
    tokens = request.POST.getlist("to")
    choices = [*offered(actor), *posts(actor, [code] if code else text.countries, tokens)]
    present = shared_of(report, actor)
    along, staying = weighed(report, actor)
    return page(
        request,
        "reports/sharing_draft.html",
        report=report,
        text=text,
        marking=marking_of(text),
        groups=[
            {
                "name": group,
                "label": label,
                "choices": [
                    (one, one.token in tokens)
                    for one in choices
                    if one.group == group and one.circle not in actor.post_circles
                ],
            }
            for group, label in GROUPS.items()
            if group == "post" or text.tlp != Tlp.RED
        ],
        near=near,
        near_unknown=bool(near and not code),
        country_names=[one for _code, one in countries()],
        present=present,
        along=along,
        staying=staying,
        guests=[one.label for one in named(present.circles, actor)] if present else [],
        form=form,
        status=status_of(form),
    )
