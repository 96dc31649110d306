"""What the answers say together, for this reader; published to the circle by whoever asked; taken out as a document."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from ilonet.access.actor import Actor, actor_of
from ilonet.exports.views import PAPER_FORMAT, sent
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, status_of, try_with
from ilonet.reports.views.report import named_reach
from ilonet.requests.compiling import Compiled, compiled, label_of, read
from ilonet.requests.finding import find
from ilonet.requests.forms.deciding import Publishing
from ilonet.requests.models import Compilation, Request
from ilonet.requests.paper import compilation_file
from ilonet.requests.publishing import answers_for, publish, readers_of
from ilonet.requests.showing import asker_of, facts_of, marking_of


@require_safe
def compilation(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """The published one for its readers; for whoever asked, and where none is published, all that they may see."""
    actor = actor_of(request)
    form = ask(request.GET, **PAPER_FORMAT)["format"]
    found = find(Request, public_id, actor)
    kept: Compilation | None = Compilation.objects.visible_to(actor).filter(request=found).first()
    told = compiled(found, actor, only=kept.answers if kept and not found.may["follow"] else None)
    read(found, told, by=actor, form=form or "page")
    if form:
        return sent(compilation_file(told, kept, by=actor, form=form))
    return page(request, "requests/compilation.html", **_shown(found, told, kept))


@require_http_methods(["GET", "POST"])
def publication(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(Request, public_id, actor, may="follow")
    kept: Compilation | None = Compilation.objects.visible_to(actor).filter(request=found).first()
    form = _form(request, found, actor, kept)

    def published() -> Any:
        said = form.cleaned_data
        return publish(found, form.chosen(), foreword=said["foreword"], language=said["language"], by=actor)

    reached = try_with(form, published)
    if reached is not None:
        says = ngettext("Published: %(n)s person can read it.", "Published: %(n)s people can read it.", reached.people)
        messages.success(request, says % {"n": reached.people})
        return redirect("requests:compilation", public_id=public_id)
    open_ = [one for one in form.known.values() if str(one.public_id) in _ticked(form)]
    return page(
        request,
        "requests/publish.html",
        **_shown(found, compiled(found, actor), kept),
        form=form,
        reach=named_reach(actor, readers_of(found, open_)) if open_ else None,
        status=status_of(form),
    )


def _form(request: HttpRequest, found: Request, actor: Actor, kept: Compilation | None) -> Publishing:
    answers = [(one, _labelled(one)) for one in answers_for(found, actor)]
    known = {"foreword": kept.foreword, "chosen": kept.answers} if kept else {}
    return Publishing(posted(request), request=found, answers=answers, **known)  # type: ignore[arg-type]


def _labelled(one: Any) -> str:
    label = label_of(one)
    return label if one.allows == "readers" else _("%(who)s (for whoever asked alone)") % {"who": label}


def _ticked(form: Publishing) -> list[str]:
    return list(form["answers"].value() or [])


def _shown(found: Request, told: Compiled, kept: Compilation | None) -> dict[str, Any]:
    marking = marking_of(found)
    return {
        "this": found,
        "asking": found.asking,
        "facts": facts_of(found),
        "asker": asker_of(found),
        "marking": marking,
        "printed_marking": marking["printed"],
        "told": told,
        "kept": kept,
    }
