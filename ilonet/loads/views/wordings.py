"""What one's authority's lists call things, as it was said; taken back where it was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ilonet.access.actor import actor_of
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.loads.models import Wording
from ilonet.loads.views.sending import own_authorities
from ilonet.loads.words import meaning_in_words

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


@require_GET
def wordings(request: HttpRequest) -> HttpResponse:
    own_authorities(actor_of(request))
    ask(request.GET)
    rows = Wording.objects.visible_to(actor_of(request)).in_force().select_related("authority", "said_by")
    lines = [
        {"wording": one, "means": meaning_in_words(one.kind, one.means)}
        for one in rows.order_by("authority__code", "kind", "heard")
    ]
    return page(request, "loads/wordings.html", lines=lines)


@require_POST
def take_back(request: HttpRequest, public_id: UUID) -> HttpResponse:
    rows = Wording.objects.visible_to(actor_of(request)).select_related("authority")
    found: Wording = get_object_or_404(rows, public_id=public_id)
    found.take_back(by=actor_of(request))
    messages.success(request, _("The next list asks again what “%(word)s” means.") % {"word": found.heard})
    return redirect("loads:wordings")
