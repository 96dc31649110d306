"""A second look is asked for, and the words that a reviewer proposed are taken: what was typed is saved first."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ilonet.access.actor import actor_of
from ilonet.reports.finding import find
from ilonet.reports.looking import ask_about, taken
from ilonet.reports.models import Report
from ilonet.reports.text import Text
from ilonet.reports.views.writing import said_about, save_typed


@require_POST
def looks(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Asked of a reviewer who has written none of it; the report stays where it is."""
    actor, key = actor_of(request), request.POST.get("finding", "")

    def ask(report: Report) -> None:
        ask_about(report, key, *said_about(request, key), by=actor)
        messages.success(request, _("A privacy reviewer is asked. You can go on writing, or mask the place meanwhile."))

    return save_typed(request, public_id, "reports:edit", at=f"#found-{key.partition(':')[0]}", then=ask)


@require_POST
def proposals(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor, key = actor_of(request), request.POST.get("finding", "")
    report = find(public_id, actor, may="amend")

    def with_the_proposal(text: Text) -> Text:
        return taken(report, text, key, by=actor)

    return save_typed(request, public_id, "reports:edit", with_the_proposal, at=f"#{key.partition(':')[0]}")
