"""The short form: typed, checked, sent. Whatever is pressed saves what was typed first."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ilonet.access.actor import Actor, actor_of
from ilonet.access.reach import Reach
from ilonet.deployments.models import Post
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted
from ilonet.lib.refusals import Refusal, absent, not_allowed
from ilonet.places.languages import official
from ilonet.reports import audience, drafting, gating
from ilonet.reports.beside import beside
from ilonet.reports.finding import find, post_of
from ilonet.reports.looking import looks_at
from ilonet.reports.models import Report
from ilonet.reports.opening import insist_on_key
from ilonet.reports.text import Text
from ilonet.reports.views.report import named_reach
from ilonet.reports.views.writing import edition_of
from ilonet.reports.vocabulary import Kind, Tlp
from ilonet.saved.views.doors import keeps_unsent
from ilonet.warnings import composing
from ilonet.warnings.audience import Offer, offers
from ilonet.warnings.forms import Short
from ilonet.warnings.sending import Checked, check, send


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Nothing is kept before the first press; from then on it is a draft."""
    actor = actor_of(request)
    posts = _posts(request)
    post = _chosen(posts, request.POST.get("post", ""))
    to_whom = offers(actor, [])
    text = composing.begun(post, official(get_language() or "en"), to_whom, actor.today)
    form = Short(
        posted(request),
        initial=composing.typed(text, to_whom) | {"post": str(post.public_id)},
        near=post.covers,
        offers=to_whom,
        posts=[(str(one.public_id), str(one)) for one in posts],
    )
    if request.method == "POST" and form.is_valid():
        told = composing.written(form.cleaned_data, text, to_whom, post.restricted_topics)
        report = drafting.start(post, told, by=actor)
        return redirect(reverse("warnings:edit", args=[report.public_id]) + "#checked")
    return page(
        request, "warnings/write.html", status=422 if form.errors else 200, form=form, beside={}, report=None, post=post
    )


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    report, held = _one_to_write(request, public_id)
    to_whom = offers(actor, held.audience)
    if request.method == "POST":
        return _save(request, report, held, to_whom)
    form = _form(report, held, to_whom, actor, composing.typed(held, to_whom))
    return _write(request, report, held, form)


def _save(request: HttpRequest, report: Report, held: Text, to_whom: list[Offer]) -> HttpResponse:
    """Saved in any case; sent only to the readers who were named on the page."""
    actor, do = actor_of(request), request.POST.get("do", "check")
    form = _form(report, held, to_whom, actor, request.POST)
    if not form.is_valid():
        return _write(request, report, held, form, status=422)
    post = post_of(report, actor)
    text = composing.written(form.cleaned_data, held, to_whom, post.restricted_topics if post else [])
    drafting.insist_storable(text)
    if do == "mask":
        text = gating.masked(text)
    drafting.save(report, text, edition=edition_of(request), by=actor)
    here = reverse("warnings:edit", args=[report.public_id])
    if do == "explain":
        return redirect(reverse("reports:edit", args=[report.public_id]) + "#gate-says")
    if do != "send" or not check(text, report, today=actor.today).is_clear:
        return redirect(f"{here}#checked")
    if set(text.audience) != set(held.audience) or text.tlp != held.tlp:
        messages.warning(request, _("Who is told has changed. Look at who it is, then send."))
        return redirect(f"{here}#checked")
    return _send(request, report, actor)


def _send(request: HttpRequest, report: Report, actor: Actor) -> HttpResponse:
    """What was typed stays saved, whatever stops the sending."""
    try:
        with transaction.atomic():
            reached = send(report, by=actor)
    except Refusal as refused:
        messages.error(request, _("%(message)s %(hint)s") % {"message": refused.message, "hint": refused.hint})
        return redirect(reverse("warnings:edit", args=[report.public_id]) + "#checked")
    messages.success(request, sent_line(report, reached))
    return redirect("warnings:warning", public_id=report.public_id)


def sent_line(report: Report, reached: Reach | None) -> str:
    """Sent: 61 people in 14 authorities can read it now."""
    if reached is None:
        return _("Handed in to %(authority)s, marked urgent. Nobody else is told before it has looked at it.") % {
            "authority": report.authority.name
        }
    people = ngettext("%(n)s person", "%(n)s people", reached.people) % {"n": reached.people}
    bodies = ngettext("one authority", "%(n)s authorities", len(reached.authorities)) % {"n": len(reached.authorities)}
    return _("Sent. %(people)s in %(authorities)s can read it now.") % {"people": people, "authorities": bodies}


def _form(report: Report, held: Text, to_whom: list[Offer], actor: Actor, typed: Any) -> Short:
    post = post_of(report, actor)
    near = list(dict.fromkeys([*held.countries[:1], *(post.covers if post else [])]))
    return Short(typed, near=near, offers=to_whom, is_red=held.tlp == Tlp.RED)


def _write(request: HttpRequest, report: Report, text: Text, form: Short, status: int = 200) -> HttpResponse:
    actor = actor_of(request)
    checked = check(text, report, today=actor.today) if status == 200 else None
    elsewhere = _say(form, checked) if checked else []
    reaches = bool(checked and text.audience)
    return page(
        request,
        "warnings/write.html",
        status=status,
        form=form,
        report=report,
        post=post_of(report, actor),
        checked=checked,
        elsewhere=elsewhere,
        beside=_beside(text, report, checked, actor) if checked else {},
        reach=named_reach(actor, audience.readers_of(report, text)) if reaches else None,
        reviewed=report.authority.reviews_before_release,
    )


def _say(form: Short, checked: Checked) -> list[str]:
    """What is lacking beside its field; what the short form does not ask is told on top."""
    elsewhere = []
    for one in checked.lacking:
        name = composing.field_of(one.field)
        if name in form.fields:
            form.add_error(name, one.message)
        else:
            elsewhere.append(one.message)
    return elsewhere


def _beside(text: Text, report: Report, checked: Checked, actor: Actor) -> dict[str, list[Any]]:
    """What the gate found, by the field of the short form in which it stands."""
    found: dict[str, list[Any]] = {}
    looks = looks_at(report, actor) if checked.found.refused else {}
    for name, places in beside(text, checked.found, looks).items():
        found.setdefault(composing.field_of(name) or "elsewhere", []).extend(places)
    return found


@keeps_unsent("warnings:edit")
def _one_to_write(request: HttpRequest, public_id: UUID) -> tuple[Report, Text]:
    report = find(public_id, actor_of(request), may="amend")
    if report.kind != Kind.EARLY_WARNING:
        raise absent()
    held = report.being_written(actor_of(request)).text
    insist_on_key(request, held)
    return report, held


@keeps_unsent("warnings:new")
def _posts(request: HttpRequest) -> list[Post]:
    """The one that they act on first. Raises Refusal to whoever serves on none."""
    actor = actor_of(request)
    rows = Post.objects.visible_to(actor).filter(pk__in=actor.post_ids).select_related("authority", "country")
    worn = actor.hat.post_id if actor.hat else None
    found = sorted(rows, key=lambda one: (one.pk != worn, one.pk))
    if not found:
        raise not_allowed("write")
    return found


def _chosen(posts: list[Post], named: str) -> Post:
    return next((one for one in posts if str(one.public_id) == named), posts[0])
