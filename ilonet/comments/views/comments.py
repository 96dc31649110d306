"""What is said about a report: beneath it, on a page of its own, answered, edited, taken back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ilonet.access.actor import actor_of
from ilonet.comments import saying
from ilonet.comments.forms import Answering, Saying
from ilonet.comments.models import Comment
from ilonet.comments.showing import Shown, count, find, show, thread_of
from ilonet.comments.views.attempting import Attempt, attempt
from ilonet.lib.asking import ask, cursor
from ilonet.lib.fragments import page
from ilonet.reports import finding
from ilonet.reports.models import Report
from ilonet.reports.opening import insist_on_key
from ilonet.reports.views.beneath import stands_beneath
from ilonet.screening.reasons import Reason

BENEATH = 10  # threads on the page of the report
LONGEST_NUMBER = 10


@stands_beneath
def beneath(request: HttpRequest, report: Report) -> SafeString:
    """The newest, on the page of the report; its reading is recorded there."""
    if not report.released_version:
        return SafeString("")
    actor = actor_of(request)
    shown = show(report, actor, most=BENEATH)
    attempted = Attempt(Saying(initial={"version": report.released_version}))
    context = _context(request, report, shown, attempted) | {"count": count(report, actor) if shown.threads else 0}
    return render_to_string("comments/parts/beneath.html", context, request=request)


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """All of them; a comment that cannot be taken as it is comes back here."""
    actor = actor_of(request)
    report = finding.find(public_id, actor, may="read" if request.method == "GET" else "comment")
    insist_on_key(request, report.text)
    attempted = Attempt(Saying(initial={"version": report.released_version}))
    if request.method == "POST":
        attempted = attempt(
            request, Saying, lambda said: saying.comment(report, said, version=_version(request), by=actor)
        )
        if attempted.made:
            messages.success(request, _("Your comment is there for everybody who can read this report."))
            return redirect(reverse("reports:report", args=[public_id]) + f"#comment-{attempted.made.public_id}")
    shown = show(report, actor, ask(request.GET, after=cursor)["after"])
    saying.shown(report, by=actor, comments=len(shown.comments))
    return page(
        request, "comments/comments.html", status=attempted.status, **_context(request, report, shown, attempted)
    )


@require_http_methods(["GET", "POST"])
def replies(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One comment, what answers it, and a place to answer."""
    actor = actor_of(request)
    parent = find(public_id, actor, may="read" if request.method == "GET" else "reply")
    insist_on_key(request, parent.report.text)
    attempted = Attempt(Answering())
    if request.method == "POST":
        attempted = attempt(request, Answering, lambda said: saying.answer(parent, said, by=actor))
        if attempted.made:
            messages.success(request, _("Your reply is there for everybody who can read the comment."))
            return redirect(f"{request.path}#comment-{attempted.made.public_id}")
    shown = Shown((thread_of(parent, actor),))
    saying.shown(parent.report, by=actor, comments=len(shown.comments))
    return page(
        request,
        "comments/replies.html",
        status=attempted.status,
        **_context(request, parent.report, shown, attempted) | {"comment": parent},
    )


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    comment = find(public_id, actor, may="edit")
    insist_on_key(request, comment.report.text)
    attempted = Attempt(Saying(initial={"text": comment.text}))
    if request.method == "POST":
        attempted = attempt(request, Saying, lambda said: _edit(comment, said, actor))
        if attempted.made:
            messages.success(request, _("Your comment is changed."))
            return redirect(_thread(comment))
    return page(
        request,
        "comments/edit.html",
        status=attempted.status,
        **_context(request, comment.report, Shown(()), attempted) | {"comment": comment, "back": _thread(comment)},
    )


@require_http_methods(["GET", "POST"])
def removal(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    comment = find(public_id, actor, may="take_back")
    insist_on_key(request, comment.report.text)
    if request.method == "POST":
        saying.take_back(comment, by=actor)
        messages.success(request, _("Your comment is taken back. A line says that there was one."))
        return redirect(_thread(comment))
    return page(
        request,
        "comments/removal.html",
        report=comment.report,
        comment=comment,
        address=_thread(comment).partition("#")[0],
    )


def _version(request: HttpRequest) -> int:
    """Of the report, as the writer has it before them; none is no version."""
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() and len(sent) < LONGEST_NUMBER else 0


def _edit(comment: Comment, said: Any, actor: Any) -> Comment:
    saying.edit(comment, said, by=actor)
    return comment


def _thread(comment: Comment) -> str:
    """Where it stands among what it answers, or what answers it."""
    parent = comment.answers or comment
    return reverse("comments:replies", args=[parent.public_id]) + f"#comment-{comment.public_id}"


def _context(request: HttpRequest, report: Report, shown: Shown, attempted: Attempt) -> dict[str, Any]:
    actor = actor_of(request)
    can = getattr(report, "may", {}).get("comment", False) and not actor.restraint
    older = reverse("comments:index", args=[report.public_id]) + f"?after={shown.next}" if shown.next else ""
    return {
        "report": report,
        "threads": shown.threads,
        "older": older,
        "can": can,
        "form": attempted.form,
        "beside": attempted.beside,
        "reasons": Reason.choices,
    }
