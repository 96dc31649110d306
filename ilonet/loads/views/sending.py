"""The lists of one's authority, sending one, and the empty lists to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ilonet.access.actor import actor_of
from ilonet.authorities.models import Authority
from ilonet.lib import clock
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, status_of, try_with
from ilonet.lib.refusals import not_allowed
from ilonet.lib.spreadsheets.limits import FILE_BYTES
from ilonet.lib.spreadsheets.reading import too_large
from ilonet.loads import sending
from ilonet.loads.forms import SendForm
from ilonet.loads.models import Load
from ilonet.loads.template import LANGUAGES, template
from ilonet.loads.words import TONES

if TYPE_CHECKING:
    from django.http import HttpRequest

    from ilonet.access.actor import Actor

SHOWN = 30
AROUND_THE_FILE = 100_000  # bytes of a form around its file
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    authorities = own_authorities(actor)
    ask(request.GET)
    loads = Load.objects.visible_to(actor).select_related("authority", "sent_by").order_by("-sent_at", "-pk")
    lines = [
        {"load": one, "tone": TONES[one.stage]}
        for one in loads.defer("sealed_file", "sealed_seen", "sealed_about")[:SHOWN]
    ]
    return page(request, "loads/index.html", lines=lines, authorities=authorities, languages=LANGUAGES.items())


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    authorities = own_authorities(actor)
    if int(request.META.get("CONTENT_LENGTH") or 0) > FILE_BYTES + AROUND_THE_FILE:
        raise too_large()
    form = SendForm(posted(request), request.FILES or None, authorities=authorities)
    if form.is_bound and (load := try_with(form, lambda: _sent(form, authorities, actor))):
        if not load.is_under_way:
            messages.success(request, _("The list was read; nothing is stored yet."))
        return redirect("loads:load", load.public_id)
    return page(
        request,
        "loads/new.html",
        form=form,
        languages=LANGUAGES.items(),
        status=422 if status_of(form) == 400 else status_of(form),
    )


@require_GET
def empty_list(request: HttpRequest, language: str) -> HttpResponse:
    own_authorities(actor_of(request))
    ask(request.GET)
    name, content = template(language, created=clock.now())
    answer = HttpResponse(content, content_type=WORKBOOK)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def own_authorities(actor: Actor) -> list[Authority]:
    """Raises Refusal: lists are loaded by the back office of their authority (Art. 1(2); E)."""
    found = list(Authority.objects.filter(pk__in=actor.reviews_for).order_by("code"))
    if not found:
        raise not_allowed("notify")
    return found


def _sent(form: SendForm, authorities: list[Authority], actor: Actor) -> Load:
    told = form.cleaned_data
    [authority] = [one for one in authorities if one.code == told["authority"]]
    return sending.send(
        authority,
        told["file"].read(),
        filename=told["file"].name or "",
        sheet=told["sheet"] or None,
        is_legacy=told["is_legacy"],
        by=actor,
    )
