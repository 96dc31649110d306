"""What is asked of one post or authority: its back office gives it to the officer, answers itself, or declines (INV-5)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ilonet.access.actor import Actor, actor_of
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, status_of, try_with
from ilonet.places.languages import official
from ilonet.requests.answering import begin, being_written
from ilonet.requests.desk import decline, task
from ilonet.requests.finding import find
from ilonet.requests.forms.deciding import Declining
from ilonet.requests.models import Addressee, Answer
from ilonet.requests.reading import read
from ilonet.requests.replies import Replies
from ilonet.requests.showing import asker_of, facts_of, marking_of


@require_safe
def addressee(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(Addressee, public_id, actor)
    read(found.request, by=actor)
    return _looked_at(request, found, actor, Declining())


@require_POST
def tasking(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(Addressee, public_id, actor, may="task")
    task(found, by=actor)
    messages.success(
        request,
        _("It is the task of %(post)s now. You see the answer before it goes, if your authority reviews.")
        % {"post": found.post},
    )
    return redirect("requests:addressee", public_id=public_id)


@require_POST
def declining(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(Addressee, public_id, actor, may="decline")
    form = Declining(posted(request))
    try_with(form, lambda: decline(found, because=form.cleaned_data["because"], by=actor))
    if form.errors:
        return _looked_at(request, find(Addressee, public_id, actor), actor, form)
    messages.success(request, _("Declined. Whoever asked has been told."))
    return redirect("requests:addressee", public_id=public_id)


@require_POST
def answer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """To what is being written already, or to a new one; a fuller answer starts from the last."""
    actor = actor_of(request)
    found = find(Addressee, public_id, actor, may="answer")
    written = being_written(found, actor) or begin(found, _start(found, actor), by=actor)
    return redirect("requests:answer_text", public_id=written.public_id)


def _start(found: Addressee, actor: Actor) -> Replies:
    last = Answer.objects.visible_to(actor).standing().filter(addressee=found).first()
    return last.replies if last else Replies(language=official(get_language() or "en"))


def _looked_at(request: HttpRequest, found: Addressee, actor: Actor, form: Declining) -> HttpResponse:
    return page(request, "requests/addressee.html", **_shown(found, actor), form=form, status=status_of(form))


def _shown(found: Addressee, actor: Actor) -> dict[str, Any]:
    marking = marking_of(found.request)
    rows = Answer.objects.visible_to(actor).filter(addressee=found)
    answers = list(rows.select_related("authority", "post").order_by("-number"))
    return {
        "one": found,
        "this": found.request,
        "asking": found.request.asking,
        "facts": facts_of(found.request),
        "asker": asker_of(found.request),
        "marking": marking,
        "printed_marking": marking["printed"],
        "answers": answers,
        "written": next((one for one in answers if one.released_at is None), None),
        "reviews": found.authority_id in actor.reviews_for,
    }
