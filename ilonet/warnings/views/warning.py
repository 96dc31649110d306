"""One warning: what it says, who has seen it, what followed, how it ended, and what this reader can do about it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from ilonet.access.actor import Actor, actor_of
from ilonet.lib.fragments import page
from ilonet.reports import audience
from ilonet.reports.finding import post_of
from ilonet.reports.models import Report
from ilonet.reports.opening import insist_on_key
from ilonet.reports.reading import read
from ilonet.reports.showing import facts_of, marking_of, paragraphs
from ilonet.reports.views.report import named_reach
from ilonet.warnings.finding import find
from ilonet.warnings.forms import Line
from ilonet.warnings.models import EarlyWarning
from ilonet.warnings.telling import said_of


@require_safe
def warning(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(public_id, actor)
    if not found.released_version:
        return redirect("warnings:edit" if found.may["amend"] else "reports:report", public_id=public_id)
    return shown(request, found, actor)


def shown(request: HttpRequest, found: EarlyWarning, actor: Actor, line: Line | None = None) -> HttpResponse:
    """Also with what was typed into the line of an authority and could not be taken."""
    text = found.text
    insist_on_key(request, text)
    read(Report.objects.visible_to(actor).get(pk=found.pk), by=actor)
    marking = marking_of(text)
    return page(
        request,
        "warnings/warning.html",
        status=422 if line and line.errors else 200,
        warning=found,
        text=text,
        sections=paragraphs(text),
        facts=facts_of(text, actor),
        marking=marking,
        printed_marking=marking["printed"],
        post=post_of(found, actor),
        reach=named_reach(actor, found.readers),
        why=audience.why(found, actor),
        line=line or Line(),
        is_mine=found.post_id in actor.post_ids or found.authority_id in actor.reviews_for,
        **vars(said_of(found, actor)),
    )
