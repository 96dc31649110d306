"""Files that went along with a shared draft: read by its guests as files of a report are by its readers, and recorded so."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ilonet.access.actor import actor_of
from ilonet.documents.models import File
from ilonet.documents.reading import look_at, take_out
from ilonet.documents.showing import blocks
from ilonet.documents.views import sent, shown
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.lib.refusals import Refusal, absent
from ilonet.reports.files_along import find_shown, may_take
from ilonet.reports.models import SharedDraft
from ilonet.reports.opening import insist_on_key
from ilonet.reports.showing import marking_of


@require_safe
def file(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    ask(request.GET)
    found, draft = opened(request, public_id)
    marking = marking_of(draft.text)
    return page(
        request,
        "reports/draft_file.html",
        file=found,
        draft=draft,
        blocks=blocks(look_at(found, by=actor)),
        may_take=may_take(draft, actor) and not actor.restraint,
        marking=marking,
        printed_marking=marking["printed"],
    )


@require_safe
def content(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """The file itself. Where handling or marking keeps it in the house, its words can still be read here."""
    actor = actor_of(request)
    found, draft = opened(request, public_id)
    ask(request.GET)
    if actor.restraint:
        raise actor.restraint.refusal("take_out")
    if not may_take(draft, actor):
        raise Refusal(
            "not_allowed.export",
            _("The marking or handling of this draft keeps its files here."),
            _("Read it on its page, or ask the post that shared it."),
            status=403,
        )
    return sent(found, take_out(found, by=actor))


@require_safe
def preview(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A smaller picture, for whoever has its page open."""
    found, _draft = opened(request, public_id)
    ask(request.GET)
    if not found.sealed_preview:
        raise absent()
    return shown(found.preview)


def opened(request: HttpRequest, public_id: UUID) -> tuple[File, SharedDraft]:
    """Raises Refusal: absent, or asking for the passkey."""
    found, draft = find_shown(public_id, actor_of(request))
    insist_on_key(request, draft.text)
    return found, draft
