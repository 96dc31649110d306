"""One list: how far it is, what it asks, what it would change; explained, confirmed or discarded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ilonet.access.actor import actor_of
from ilonet.lib.asking import ask, number, one_of
from ilonet.lib.fragments import page, wants_part
from ilonet.lib.mending import status_of
from ilonet.lib.refusals import Refusal
from ilonet.loads.forms import WordsForm
from ilonet.loads.models import Load, Stage
from ilonet.loads.remembering import say
from ilonet.loads.sending import find, look_again
from ilonet.loads.showing import Shown, shown
from ilonet.loads.storing import confirm as confirm_list
from ilonet.loads.words import COLUMNS, KINDS, TONES
from ilonet.work import queue

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

SIZE = 100  # differences on one page


@dataclass(frozen=True)
class Waiting:
    """What a page says while the worker has the list."""

    done: int
    of: int
    is_served: bool
    is_given_up: bool


@require_GET
def load(request: HttpRequest, public_id: UUID) -> HttpResponse:
    asked = ask(request.GET, kind=one_of(KINDS), page=number)
    return _page(request, _found(request, public_id), asked)


@require_POST
def words(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What strange words mean; then the list is read again."""
    actor, found = actor_of(request), _found(request, public_id)
    form = WordsForm(request.POST, seen=found.seen, authority=found.authority)
    if form.is_valid():
        said = list(form.said())
        try:
            for kind, heard, means in said:
                say(found.authority, kind, heard, means, by=actor)
        except Refusal as refusal:
            form.add_error(None, f"{refusal.message} {refusal.hint}")
    if form.errors:
        return _page(request, found, {}, form)
    if not said:
        form.add_error(None, _("Nothing was chosen yet. Choose what at least one of the words means."))
        return _page(request, found, {}, form)
    look_again(found, by=actor)
    messages.success(
        request,
        ngettext(
            "%(count)d word is explained and remembered.", "%(count)d words are explained and remembered.", len(said)
        )
        % {"count": len(said)},
    )
    return redirect("loads:load", public_id)


@require_POST
def confirm(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor, found = actor_of(request), _found(request, public_id)
    if not confirm_list(found, version=_version(request), by=actor):
        return _page(request, find(public_id, by=actor), {}, status=409)
    if found.stage == Stage.STORED:
        told = _("Stored: %(created)d new, %(changed)d changed, %(ended)d ended, %(unchanged)d unchanged.")
        messages.success(request, told % found.counts)
    return redirect("loads:load", public_id)


@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found = _found(request, public_id)
    if request.method == "POST":
        found.discard(version=_version(request), by=actor_of(request))
        messages.success(request, _("The list is discarded; nothing of it was stored or kept."))
        return redirect("loads:index")
    return page(request, "loads/discard.html", load=found)


def _version(request: HttpRequest) -> int:
    told = request.POST.get("version", "")
    return int(told) if told.isdecimal() and len(told) < 10 else 0


def _found(request: HttpRequest, public_id: UUID) -> Load:
    try:
        return find(public_id, by=actor_of(request))
    except Load.DoesNotExist as error:
        raise Http404 from error


def _page(
    request: HttpRequest, of: Load, asked: dict[str, Any], form: WordsForm | None = None, status: int | None = None
) -> HttpResponse:
    waiting = _waiting(of) if of.is_under_way else None
    is_open = of.is_open and waiting is None
    seen = of.seen if is_open else {}
    form = form or WordsForm(seen=seen, authority=of.authority)
    part = shown(seen, kind=asked.get("kind"), at=asked.get("page") or 1, size=SIZE) if seen else Shown()
    answer = page(
        request,
        "loads/load.html",
        part="progress" if waiting else None,
        load=of,
        about=of.about,
        tone=TONES[of.stage],
        waiting=waiting,
        seen=seen,
        columns=[(title, COLUMNS.get(field, "")) for title, field in seen.get("columns", {}).items()],
        shown=part,
        form=form if is_open and form.fields else None,
        status=status or status_of(form),
    )
    if waiting is None and wants_part(request):
        answer.headers["HX-Refresh"] = "true"  # the progress is over: the whole page has something to say
    return answer


def _waiting(of: Load) -> Waiting:
    name = "loads.read" if of.stage == Stage.READING else "loads.store"
    job = queue.progress(name, load=str(of.public_id)) or queue.Progress()
    return Waiting(job.done, job.of, queue.is_served(), job.is_given_up)
