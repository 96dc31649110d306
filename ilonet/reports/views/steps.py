"""Release, hand in, return, renew, discard, withdraw: each asks first, and answers with one line."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ilonet.access.actor import Actor, actor_of
from ilonet.access.reach import Reach
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, status_of, try_with
from ilonet.lib.refusals import not_allowed
from ilonet.places.languages import LANGUAGES
from ilonet.reports import audience, gating
from ilonet.reports.attaching import files_of
from ilonet.reports.completeness import lacks
from ilonet.reports.discarding import discard
from ilonet.reports.finding import find
from ilonet.reports.forms.steps import Objection, Reason
from ilonet.reports.models import Report
from ilonet.reports.opening import insist_on_key
from ilonet.reports.overreach import overreaches
from ilonet.reports.reading import read
from ilonet.reports.release import release as release_it
from ilonet.reports.revision import revise
from ilonet.reports.showing import facts_of, marking_of, paragraphs
from ilonet.reports.submission import return_ as return_it
from ilonet.reports.submission import submit
from ilonet.reports.views.report import named_reach
from ilonet.reports.withdrawal import withdraw

LONGEST_LINE = 3  # circles named in the answer; the others are counted


@require_http_methods(["GET", "POST"])
def release(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What goes to whom, on one page, before it goes."""
    actor = actor_of(request)
    if request.method == "POST":
        report = find(public_id, actor, may="release")
        reached = release_it(report, by=actor)
        messages.success(request, _released(report, reached, actor))
        return redirect("reports:report", public_id=public_id)
    report = find(public_id, actor)
    if not (report.may["release"] or report.may["submit"]):
        raise not_allowed("release")
    return _looked_at(request, report, actor, Objection())


@require_POST
def submission(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    report = find(public_id, actor, may="submit")
    submit(report, by=actor)
    messages.success(request, _("Handed in to %(authority)s for review.") % {"authority": report.authority.name})
    return redirect("reports:report", public_id=public_id)


@require_POST
def return_(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Goes back to the list: whoever returned it is no reader any more."""
    actor = actor_of(request)
    report = find(public_id, actor, may="return")
    form = Objection(request.POST)
    try_with(form, lambda: return_it(report, because=form.cleaned_data["because"], by=actor))
    if form.errors:
        return _looked_at(request, report, actor, form)
    messages.success(request, _("Returned to the author with your reason."))
    return redirect("reports:index")


@require_POST
def revision(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    report = find(public_id, actor, may="revise")
    revise(report, by=actor)
    says = _("Version %(number)s is yours to write. Readers go on seeing the present one until you release it.")
    messages.success(request, says % {"number": report.version})
    return redirect("reports:edit", public_id=public_id)


@require_http_methods(["GET", "POST"])
def withdrawal(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    report = find(public_id, actor, may="withdraw")
    form = Reason(posted(request))
    try_with(form, lambda: withdraw(report, because=form.cleaned_data["because"], by=actor))
    if form.is_bound and not form.errors:
        messages.success(request, _("Withdrawn. Nobody outside your authority can read it any more."))
        return redirect("reports:report", public_id=public_id)
    reach = named_reach(actor, report.readers)
    return page(request, "reports/withdraw.html", report=report, reach=reach, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def discarding(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """To the drafts that remain, or to the version that readers go on having."""
    actor = actor_of(request)
    report = find(public_id, actor, may="discard")
    if request.method == "GET":
        return page(request, "reports/discard.html", report=report, title=report.being_written(actor).title)
    discard(report, by=actor)
    if report.released_version:
        messages.success(request, _("The new version is given up. Readers have the released one, as before."))
        return redirect("reports:report", public_id=public_id)
    messages.success(request, _("The draft is discarded."))
    return redirect(f"{reverse('reports:index')}?shelf=drafts")


def _looked_at(request: HttpRequest, report: Report, actor: Actor, form: Objection) -> HttpResponse:
    """The text is shown, and shown again with what is to mend: each time it is a reading."""
    insist_on_key(request, report.being_written(actor).text)
    read(report, by=actor, version=report.version)
    return page(request, "reports/release.html", **_about_to_go(report, actor), form=form, status=status_of(form))


def _about_to_go(report: Report, actor: Actor) -> dict[str, Any]:
    text = report.being_written(actor).text.finished()
    marking = marking_of(text)
    return {
        "report": report,
        "text": text,
        "sections": paragraphs(text),
        "facts": facts_of(text, actor),
        "marking": marking,
        "printed_marking": marking["printed"],
        "lacking": [*lacks(text, report.post, today=actor.today), *overreaches(text, actor)],
        "found": gating.screened(text, report.public_id),
        "files": files_of(report, report.version, actor),
        "to": [one.label for one in audience.named(text.audience, actor)],
        "reach": named_reach(actor, audience.readers_of(report, text)) if text.audience else None,
        "writes": report.post_id in actor.post_ids,
        "reads_like_name": LANGUAGES.get(text.reads_like, ""),
        "language_name": LANGUAGES.get(text.language, ""),
    }


def _released(report: Report, reached: Reach, actor: Actor) -> str:
    """Released to West Africa: 61 readers in 14 authorities."""
    says = _("Released to %(audience)s: %(readers)s in %(authorities)s") % {
        "audience": _listed([one.label for one in audience.named(report.audience, actor)]),
        "readers": ngettext("%(n)s reader", "%(n)s readers", reached.people) % {"n": reached.people},
        "authorities": ngettext("one authority", "%(n)s authorities", len(reached.authorities))
        % {"n": len(reached.authorities)},
    }
    return str(says)


def _listed(labels: Iterable[str]) -> str:
    labels = list(labels)
    if len(labels) > LONGEST_LINE:
        rest = len(labels) - LONGEST_LINE + 1
        labels = [*labels[: LONGEST_LINE - 1], _("%(n)s more") % {"n": rest}]
    return ", ".join(labels)
