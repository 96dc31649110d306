"""What goes to whom, before it goes: what is asked already, who will be asked, who can read it. And the way out of a draft."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ilonet.access.actor import Actor, actor_of
from ilonet.lib.fragments import page
from ilonet.reports.audience import named
from ilonet.reports.views.report import named_reach
from ilonet.requests import gating
from ilonet.requests.drafting import discard
from ilonet.requests.finding import find
from ilonet.requests.likeness import alike
from ilonet.requests.models import Request
from ilonet.requests.routing import chosen
from ilonet.requests.sending import lacks, readers_of, send
from ilonet.requests.showing import facts_of, marking_of


@require_http_methods(["GET", "POST"])
def sending(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(Request, public_id, actor, may="amend")
    if request.method == "POST":
        asked = len(found.wanted)
        reached = send(found, by=actor)
        says = ngettext("Sent to %(n)s addressee", "Sent to %(n)s addressees", asked) % {"n": asked}
        readers = ngettext("%(n)s person can read it", "%(n)s people can read it", reached.people)
        messages.success(request, f"{says}: {readers % {'n': reached.people}}.")
        return redirect("requests:request", public_id=public_id)
    return page(request, "requests/send.html", **_about_to_go(found, actor))


@require_http_methods(["GET", "POST"])
def discarding(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(Request, public_id, actor, may="amend")
    if request.method == "GET":
        return page(request, "requests/discard.html", this=found)
    discard(found, by=actor)
    messages.success(request, _("The draft is discarded."))
    return redirect("requests:index")


def _about_to_go(found: Request, actor: Actor) -> dict[str, Any]:
    asking = found.asking
    to = chosen(asking.wanted, found, actor)
    marking = marking_of(found)
    return {
        "this": found,
        "asking": asking,
        "facts": facts_of(found),
        "marking": marking,
        "printed_marking": marking["printed"],
        "to": to,
        "along": [one.label for one in named(asking.audience, actor)],
        "lacking": lacks(asking, to, actor.today),
        "found": gating.screened(asking),
        "alike": alike(asking, actor, but=found),
        "reach": named_reach(actor, readers_of(found, to)) if to else None,
    }
