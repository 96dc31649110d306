"""An answer: written on a phone as on a desk, mended, handed in, released, returned, withdrawn."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ilonet.access.actor import Actor, actor_of
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, status_of, try_with
from ilonet.reports.forms.steps import Objection
from ilonet.reports.views.report import named_reach
from ilonet.requests import gating
from ilonet.requests.answering import readers_of, release, return_, save, submit, withdraw
from ilonet.requests.compiling import label_of
from ilonet.requests.finding import find
from ilonet.requests.forms.answering import Answering, Box
from ilonet.requests.forms.deciding import Withdrawing
from ilonet.requests.models import Answer
from ilonet.requests.reading import read_answer
from ilonet.requests.replies import Replies
from ilonet.requests.showing import asker_of, facts_of, marking_of
from ilonet.requests.views.writing import beside, edition_of, with_reason, without_findings
from ilonet.saved.views.doors import keeps_unsent
from ilonet.screening.reasons import Reason

Change = Callable[[Replies], Replies]


@require_safe
def answer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(Answer, public_id, actor)
    return _looked_at(request, found, actor, Objection())


@require_http_methods(["GET", "POST"])
def text(request: HttpRequest, public_id: UUID) -> HttpResponse:
    if request.method == "POST":
        stays = request.POST.get("next") == "stay"
        to = "requests:answer_text" if stays else "requests:answer"
        return _save(request, public_id, to, at="#saved" if stays else "")
    found = _one_to_write(request, public_id)
    return _write(request, found, found.replies, Answering(replies=found.replies))


@require_POST
def masking(request: HttpRequest, public_id: UUID) -> HttpResponse:
    field = request.POST.get("field", "")
    return _save(request, public_id, "requests:answer_text", lambda one: without_findings(one, field), at=f"#{field}")


@require_POST
def reasons(request: HttpRequest, public_id: UUID) -> HttpResponse:
    typed = request.POST
    return _save(request, public_id, "requests:answer_text", lambda one: with_reason(one, typed), at="#gate-says")


@require_POST
def submission(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(Answer, public_id, actor, may="submit")
    submit(found, by=actor)
    messages.success(request, _("Handed in to %(authority)s for review.") % {"authority": found.authority.name})
    return redirect("requests:answer", public_id=public_id)


@require_POST
def releasing(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(Answer, public_id, actor, may="release")
    release(found, by=actor)
    messages.success(request, _("Released to %(asker)s.") % {"asker": asker_of(found.request)})
    return redirect("requests:answer", public_id=public_id)


@require_POST
def returning(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Goes back to the desk: whoever returned it is no reader any more."""
    actor = actor_of(request)
    found = find(Answer, public_id, actor, may="return")
    form = Objection(request.POST)
    try_with(form, lambda: return_(found, because=form.cleaned_data["because"], by=actor))
    if form.errors:
        return _looked_at(request, found, actor, form)
    messages.success(request, _("Returned to the author with your reason."))
    return redirect("requests:addressee", public_id=found.addressee.public_id)


@require_http_methods(["GET", "POST"])
def withdrawal(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(Answer, public_id, actor, may="withdraw")
    form = Withdrawing(posted(request))
    try_with(form, lambda: withdraw(found, because=form.cleaned_data["because"], by=actor))
    if form.is_bound and not form.errors:
        messages.success(request, _("Withdrawn. It stands in no compilation any more."))
        return redirect("requests:answer", public_id=public_id)
    reach = named_reach(actor, found.readers)
    context: dict[str, Any] = {"this": found.request, "answer": found, "reach": reach}
    return page(request, "requests/withdraw.html", **context, form=form, status=status_of(form))


@keeps_unsent("requests:answer_text")
def _one_to_write(request: HttpRequest, public_id: UUID) -> Answer:
    return find(Answer, public_id, actor_of(request), may="write")


def _save(request: HttpRequest, public_id: UUID, to: str, change: Change | None = None, at: str = "") -> HttpResponse:
    actor = actor_of(request)
    found = _one_to_write(request, public_id)
    form = Answering(request.POST, replies=found.replies)
    if not form.is_valid():
        return _write(request, found, form.replies(), form, status=422)
    typed = form.replies()
    written = change(typed) if change else typed
    save(found, written, edition=edition_of(request), by=actor)
    if to == "requests:answer" and gating.screened(written).open:
        return redirect(reverse("requests:answer_text", args=[public_id]) + "#gate-says")
    return redirect(reverse(to, args=[public_id]) + at)


def _write(request: HttpRequest, found: Answer, replies: Replies, form: Answering, status: int = 200) -> HttpResponse:
    verdict = gating.screened(replies)
    return page(
        request,
        "requests/answer_text.html",
        status=status,
        **_about(found),
        form=form,
        found=verdict,
        beside=beside(replies, verdict),
        boxes=_boxes(found, replies, beside(replies, verdict)),
        reasons=Reason.choices,
    )


def _looked_at(request: HttpRequest, found: Answer, actor: Actor, form: Objection) -> HttpResponse:
    """The words are shown: each time it is a reading."""
    read_answer(found, by=actor)
    replies = found.replies
    return page(
        request,
        "requests/answer.html",
        **_about(found),
        replies=replies,
        boxes=_boxes(found, replies, {}),
        found=gating.screened(replies) if found.released_at is None else None,
        reach=named_reach(actor, found.readers if found.released_at else readers_of(found)),
        writes=found.post_id in actor.post_ids or (found.post is None and found.authority_id in actor.reviews_for),
        form=form,
        status=status_of(form),
    )


def _about(found: Answer) -> dict[str, Any]:
    marking = marking_of(found.request)
    return {
        "answer": found,
        "this": found.request,
        "asking": found.request.asking,
        "facts": facts_of(found.request),
        "asker": asker_of(found.request),
        "who": label_of(found),
        "marking": marking,
        "printed_marking": marking["printed"],
    }


def _boxes(found: Answer, replies: Replies, places: dict[str, list[Any]]) -> list[Box]:
    questions = found.request.asking.asked
    said = replies.to(len(questions)).replies
    return [Box(n, one, said[n], places.get(f"replies.{n}", [])) for n, one in enumerate(questions)]
