"""What is said about a report, a shared draft or a request: beneath it, on a page of its own, answered, edited, taken back."""

from __future__ import annotations

from collections.abc import Callable
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

from ilonet.access.actor import Actor, actor_of
from ilonet.comments import saying
from ilonet.comments.forms import Answering, Saying
from ilonet.comments.models import Comment, Subject
from ilonet.comments.opening import insist_on_key_of
from ilonet.comments.showing import Shown, count, find, show, thread_of
from ilonet.comments.views.about import about
from ilonet.comments.views.attempting import Attempt, attempt
from ilonet.comments.wording import Said
from ilonet.lib.asking import ask, cursor
from ilonet.lib.fragments import page
from ilonet.reports import finding
from ilonet.reports.models import Report, SharedDraft
from ilonet.reports.shared_drafts import find_shared
from ilonet.reports.views.beneath import stands_beneath, stands_beneath_draft
from ilonet.requests.finding import find as find_request
from ilonet.requests.models import Request
from ilonet.requests.views.beneath import stands_beneath_request
from ilonet.saved.views.doors import keeps_unsent
from ilonet.screening.reasons import Reason

BENEATH = 10  # threads on the page of what they speak of
LONGEST_NUMBER = 10


@stands_beneath
def beneath(request: HttpRequest, report: Report) -> SafeString:
    """The newest, on the page of the report; its reading is recorded there."""
    if not report.released_version:
        return SafeString("")
    return _beneath(request, report)


@stands_beneath_draft
def beneath_draft(request: HttpRequest, draft: SharedDraft) -> SafeString:
    return _beneath(request, draft)


@stands_beneath_request
def beneath_request(request: HttpRequest, asked: Request) -> SafeString:
    """Nothing while it is written: nobody else knows it."""
    return _beneath(request, asked) if asked.sent_at else SafeString("")


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """All of them; a comment that cannot be taken as it is comes back here."""
    actor = actor_of(request)
    report = _report(request, public_id, may=_doing(request, "comment"))
    return _all(request, report, lambda said: saying.comment(report, said, version=_version(request), by=actor))


@require_http_methods(["GET", "POST"])
def of_draft(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The same about a draft that is shared before its release."""
    actor = actor_of(request)
    draft = _draft(request, public_id, may=_doing(request, "comment"))
    return _all(request, draft, lambda said: saying.comment_on_draft(draft, said, by=actor))


@require_http_methods(["GET", "POST"])
def of_request(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The same about a request that was sent."""
    actor = actor_of(request)
    asked = _request(request, public_id, may=_doing(request, "comment"))
    return _all(request, asked, lambda said: saying.comment_on_request(asked, said, by=actor))


@require_http_methods(["GET", "POST"])
def replies(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One comment, what answers it, and a place to answer."""
    actor = actor_of(request)
    parent = _parent(request, public_id, may=_doing(request, "reply"))
    attempted = Attempt(Answering())
    if request.method == "POST":
        attempted = attempt(request, Answering, lambda said: saying.answer(parent, said, by=actor))
        if attempted.made:
            messages.success(request, _("Your reply is there for everybody who can read the comment."))
            return redirect(f"{request.path}#comment-{attempted.made.public_id}")
    shown = Shown((thread_of(parent, actor),))
    saying.shown(parent.about, by=actor, comments=len(shown.comments))
    return page(
        request,
        "comments/replies.html",
        status=attempted.status,
        **_context(request, parent.about, shown, attempted) | {"comment": parent},
    )


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    comment = _one_to_edit(request, public_id)
    attempted = Attempt(Saying(initial={"text": comment.text}))
    if request.method == "POST":
        attempted = attempt(request, Saying, lambda said: _edit(comment, said, actor), comment.public_id)
        if attempted.made:
            messages.success(request, _("Your comment is changed."))
            return redirect(_thread(comment))
    return page(
        request,
        "comments/edit.html",
        status=attempted.status,
        **_context(request, comment.about, Shown(()), attempted) | {"comment": comment, "back": _thread(comment)},
    )


@require_http_methods(["GET", "POST"])
def removal(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    comment = find(public_id, actor, may="take_back")
    insist_on_key_of(request, comment.about)
    if request.method == "POST":
        saying.take_back(comment, by=actor)
        messages.success(request, _("Your comment is taken back. A line says that there was one."))
        return redirect(_thread(comment))
    return page(
        request,
        "comments/removal.html",
        about=(of := about(comment.about)),
        printed_marking=of.marking["printed"],
        comment=comment,
        address=_thread(comment).partition("#")[0],
    )


def _doing(request: HttpRequest, verb: str) -> str:
    return "read" if request.method == "GET" else verb


@keeps_unsent("comments:index")
def _report(request: HttpRequest, public_id: UUID, may: str = "comment") -> Report:
    report = finding.find(public_id, actor_of(request), may=may)
    insist_on_key_of(request, report)
    return report


@keeps_unsent("comments:of_draft")
def _draft(request: HttpRequest, public_id: UUID, may: str = "comment") -> SharedDraft:
    draft = find_shared(public_id, actor_of(request), may=may)
    insist_on_key_of(request, draft)
    return draft


@keeps_unsent("comments_of_requests:index")
def _request(request: HttpRequest, public_id: UUID, may: str = "comment") -> Request:
    asked = find_request(Request, public_id, actor_of(request), may=may)
    insist_on_key_of(request, asked)
    return asked


@keeps_unsent("comments:replies")
def _parent(request: HttpRequest, public_id: UUID, may: str = "reply") -> Comment:
    parent = find(public_id, actor_of(request), may=may)
    insist_on_key_of(request, parent.about)
    return parent


@keeps_unsent("comments:edit")
def _one_to_edit(request: HttpRequest, public_id: UUID) -> Comment:
    comment = find(public_id, actor_of(request), may="edit")
    insist_on_key_of(request, comment.about)
    return comment


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


def _beneath(request: HttpRequest, of: Subject) -> SafeString:
    actor = actor_of(request)
    shown = show(of, actor, most=BENEATH)
    attempted = Attempt(Saying(initial={"version": about(of).version}))
    context = _context(request, of, shown, attempted) | {"count": count(of, actor) if shown.threads else 0}
    return render_to_string("comments/parts/beneath.html", context, request=request)


def _all(request: HttpRequest, of: Subject, say: Callable[[Said], Comment]) -> HttpResponse:
    actor, what = actor_of(request), about(of)
    attempted = Attempt(Saying(initial={"version": what.version}))
    if request.method == "POST":
        attempted = attempt(request, Saying, say)
        if attempted.made:
            messages.success(request, what.thanks)
            return redirect(f"{what.address}#comment-{attempted.made.public_id}")
    shown = show(of, actor, ask(request.GET, after=cursor)["after"])
    saying.shown(of, by=actor, comments=len(shown.comments))
    return page(request, "comments/comments.html", status=attempted.status, **_context(request, of, shown, attempted))


def _context(request: HttpRequest, of: Subject, shown: Shown, attempted: Attempt) -> dict[str, Any]:
    what = about(of)
    return {
        "about": what,
        "printed_marking": what.marking["printed"],
        "threads": shown.threads,
        "older": f"{what.comments}?after={shown.next}" if shown.next else "",
        "can": _can(of, actor_of(request)),
        "form": attempted.form,
        "beside": attempted.beside,
        "reasons": Reason.choices,
    }


def _can(of: Subject, actor: Actor) -> bool:
    if isinstance(of, SharedDraft):
        return actor.may("comment", of)
    return getattr(of, "may", {}).get("comment", False) and not actor.restraint
