"""One's inbox: what one was told of, opened one by one, marked as read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from ilonet.access.actor import actor_of
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.notices import inbox
from ilonet.notices.models import Kind

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from ilonet.notices.inbox import Asked


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    asked = inbox.asked_of(request.GET)
    shown = inbox.show(actor, asked)
    return page(
        request,
        "notices/index.html",
        lines=shown.lines,
        asked=asked,
        ways=_ways(asked),
        older=_address(asked, after=shown.next) if shown.next else "",
        newest=_address(asked) if asked.after else "",
        is_unread=any(line.notice.read_at is None for line in shown.lines),
    )


@require_GET
def opened(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Leads to what it is about, and counts as read; where that is gone from sight, back to the inbox."""
    ask(request.GET)
    actor = actor_of(request)
    notice = inbox.one(actor, public_id)
    [line] = inbox.lines_of(actor, [notice])
    inbox.read(actor, inbox.known_to(actor).filter(pk=notice.pk))
    return redirect(line.named.address if line.named else "notices:index")


@require_POST
def seen(request: HttpRequest, public_id: UUID) -> HttpResponse:
    ask(request.GET)
    actor = actor_of(request)
    notice = inbox.one(actor, public_id)
    inbox.read(actor, inbox.known_to(actor).filter(pk=notice.pk))
    return redirect("notices:index")


@require_POST
def all_seen(request: HttpRequest) -> HttpResponse:
    ask(request.GET)
    actor = actor_of(request)
    marked = inbox.read(actor, inbox.known_to(actor))
    said = ngettext("One notice is marked as read.", "%(n)s notices are marked as read.", marked) % {"n": marked}
    messages.success(request, said if marked else _("Nothing was unread."))
    return redirect("notices:index")


def _ways(asked: Asked) -> list[tuple[str, list[dict[str, object]]]]:
    """Links that narrow the inbox, and take back what narrows it; the address bar holds the state."""
    states = [("unread", _("unread"))]
    kinds = [(kind.value, kind.label) for kind in Kind]
    return [
        (title, [_way(asked, name, value, label) for value, label in values])
        for title, name, values in ((_("Show"), "state", states), (_("What"), "kind", kinds))
    ]


def _way(asked: Asked, name: str, value: str, label: object) -> dict[str, object]:
    is_current = getattr(asked, name) == value
    return {"label": label, "address": _address(asked, **{name: "" if is_current else value}), "is_current": is_current}


def _address(asked: Asked, **other: str) -> str:
    told = {"state": asked.state, "kind": asked.kind} | other
    query = urlencode({name: value for name, value in told.items() if value})
    return f"{reverse('notices:index')}?{query}" if query else reverse("notices:index")
