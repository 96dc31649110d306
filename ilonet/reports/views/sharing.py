"""After the release: to whom it is addressed, opened to more or to fewer, asked of its originator; when its marking falls."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ilonet.access.actor import Actor, actor_of
from ilonet.lib import asking
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, status_of, try_with
from ilonet.lib.refusals import absent, not_allowed
from ilonet.places.names import resolve
from ilonet.reports.asking_wider import agree, ask, decline
from ilonet.reports.audience import circles_of, named, offered, posts
from ilonet.reports.deriving import reached
from ilonet.reports.finding import find
from ilonet.reports.forms.choices import countries
from ilonet.reports.forms.sharing import Answering, Lowering, Wish
from ilonet.reports.lowering import lower_markings, set_lowering
from ilonet.reports.models import Report, Widening
from ilonet.reports.sharing import after, narrow, widen
from ilonet.reports.showing import marking_of
from ilonet.reports.views.audience import FOLDED, GROUPS
from ilonet.reports.views.report import named_reach
from ilonet.reports.vocabulary import Tlp

OPENS = ("widen", "narrow", "ask_wider")


@require_http_methods(["GET", "POST"])
def sharing(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A press of “count” shows who would be able to read it, and changes nothing."""
    actor = actor_of(request)
    report = _found(public_id, actor)
    if request.method == "GET":
        return _shown(request, report, actor, Wish())
    if not (report.may["widen"] or report.may["ask_wider"]):
        raise not_allowed("widen")
    chosen = circles_of(request.POST.getlist("to"), actor)
    if request.POST.get("next") == "count":
        return _shown(request, report, actor, Wish(initial=request.POST.dict()), chosen)
    if report.may["widen"]:
        reached = widen(report, chosen, by=actor)
        messages.success(request, _now_read_by(reached.people))
        return redirect("reports:report", public_id=public_id)
    form = Wish(request.POST)
    try_with(form, lambda: ask(report, chosen, because=form.cleaned_data["because"], by=actor))
    if form.errors:
        return _shown(request, report, actor, form, chosen)
    messages.success(request, _("Asked of %(authority)s.") % {"authority": report.authority.name})
    return redirect("reports:sharing", public_id=public_id)


@require_POST
def narrowing(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    report = find(public_id, actor, may="narrow")
    known = {one.token: one.circle for one in named(report.audience, actor)}
    reached = narrow(report, [known[one] for one in request.POST.getlist("from") if one in known], by=actor)
    messages.success(request, _now_read_by(reached.people))
    return redirect("reports:sharing", public_id=public_id)


@require_POST
def lowering(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    report = find(public_id, actor, may="widen")
    form = Lowering(request.POST, tlp=report.tlp)
    try_with(form, lambda: set_lowering(report, on=form.cleaned_data["on"], to=form.cleaned_data["to"], by=actor))
    if form.errors:
        return _shown(request, report, actor, Wish(), falling=form)
    messages.success(request, _("Kept.") if report.lowers_on else _("The marking stays as it is."))
    return redirect("reports:sharing", public_id=public_id)


@require_http_methods(["GET", "POST"])
def widening(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One wish: shown to whoever asked and to the originator, answered by the latter."""
    actor = actor_of(request)
    rows = Widening.objects.visible_to(actor).select_related("authority", "asked_by", "report__authority")
    wish: Widening | None = rows.filter(public_id=public_id).first()
    if wish is None:
        raise absent()
    answers = actor.may("answer", wish)
    if request.method == "POST" and not answers:
        raise not_allowed("answer")
    form = Answering(posted(request))
    declines = request.POST.get("next") == "decline"
    try_with(form, lambda: _answer(wish, form.cleaned_data["because"], actor, declines=declines))
    if form.is_bound and not form.errors:
        messages.success(request, _("Declined.") if declines else _("Agreed. They can read it now."))
        return redirect("reports:widening", public_id=public_id)
    return page(
        request,
        "reports/widening.html",
        wish=wish,
        report=wish.report,
        circles=[one.label for one in named(wish.circles, actor)],
        reach=named_reach(actor, after(wish.report, added=wish.circles)) if answers else None,
        answers=answers,
        form=form,
        status=status_of(form),
    )


def _answer(wish: Widening, words: str, actor: Actor, *, declines: bool) -> None:
    if declines:
        decline(wish, because=words, by=actor)
    else:
        agree(wish, answer=words, by=actor)


def _found(public_id: UUID, actor: Actor) -> Report:
    report = find(public_id, actor)
    if not any(report.may[verb] for verb in OPENS):
        raise not_allowed("widen")
    return report


def _shown(
    request: HttpRequest,
    report: Report,
    actor: Actor,
    form: Form,
    chosen: list[int] | None = None,
    *,
    falling: Lowering | None = None,
) -> HttpResponse:
    near = (request.POST.get("near", "") or asking.ask(request.GET, near=asking.text)["near"] or "").strip()[:60]
    code = resolve(near).code if near else None
    falling = falling or Lowering(tlp=report.tlp, on=report.lowers_on, to=report.lowers_to)
    return page(
        request,
        "reports/sharing.html",
        report=report,
        marking=marking_of(report.text),
        addressed=named(report.audience, actor),
        groups=_groups(report, actor, [code] if code else report.countries, set(chosen or ())),
        reach=named_reach(actor, after(report, added=chosen) if chosen else report.readers),
        is_counted=bool(chosen),
        wishes=_wishes(report, actor),
        form=form,
        falling=falling,
        can_fall=bool(lower_markings(report.tlp)),
        near=near,
        near_unknown=bool(near and not code),
        country_names=[name for _code, name in countries()],
        status=max(status_of(form), status_of(falling)),
    )


def _groups(report: Report, actor: Actor, near: list[str], chosen: set[int]) -> list[dict[str, Any]]:
    """Those who are not among its readers yet, by name or because all of them stand in a circle that is."""
    everybody = [*offered(actor), *posts(actor, near)]
    have = reached((one.circle for one in everybody), report.readers)
    choices = [one for one in everybody if one.circle not in have]
    if report.tlp == Tlp.RED:
        choices = [one for one in choices if one.group == "post"]
    return [
        {
            "name": group,
            "label": label,
            "choices": [(one, one.circle in chosen) for one in choices if one.group == group],
            "folded": group in FOLDED,
            "chosen": sum(one.circle in chosen for one in choices if one.group == group),
        }
        for group, label in GROUPS.items()
        if group == "post" or any(one.group == group for one in choices)
    ]


def _wishes(report: Report, actor: Actor) -> list[dict[str, Any]]:
    rows = Widening.objects.visible_to(actor).filter(report=report).select_related("authority", "asked_by")
    return [{"wish": one, "circles": [each.label for each in named(one.circles, actor)]} for one in rows[:20]]


def _now_read_by(people: int) -> str:
    return ngettext("%(n)s reader can read it now.", "%(n)s readers can read it now.", people) % {"n": people}
