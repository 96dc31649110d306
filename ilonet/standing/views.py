"""Who am I here? One's deployments, hats and contact entry, who looked at it, and what one has done (R-DP-4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_GET

from ilonet.access.actor import actor_of
from ilonet.admission.told import recovered, told_to
from ilonet.audit.models import Event
from ilonet.authorities.models import Appointment
from ilonet.authorities.words import lines_of
from ilonet.deployments.models import Deployment
from ilonet.deployments.words import STATE_TONES, STATE_WORDS
from ilonet.directory.models import ContactEntry
from ilonet.directory.viewings import viewings_of
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

    from ilonet.access.actor import Actor

SHOWN = 50  # of the newest acts and views


@require_GET
def me(request: HttpRequest) -> HttpResponse:
    ask(request.GET)
    actor = actor_of(request)
    entries = list(ContactEntry.objects.visible_to(actor).filter(deployment__in=actor.deployment_ids))
    functions = Appointment.objects.visible_to(actor).filter(account=actor.account_id)
    return page(
        request,
        "standing/me.html",
        hats=actor.hats,
        deployments=_deployments(actor),
        functions=lines_of(
            functions.select_related("organisation").order_by("-until_on", "pk"), actor.today, actor.account_id
        ),
        entries=entries,
        viewings=viewings_of([entry.public_id for entry in entries])[:SHOWN] if entries else [],
        recovery=recovered(actor),
        told=told_to(actor),
        acts=list(Event.objects.filter(actor=actor.pseudonym).order_by("-at", "id")[:SHOWN]),
        zone=actor.zone,
        sign_in=request.user.get_username(),
    )


def _deployments(actor: Actor) -> list[dict[str, Any]]:
    """One's own, past ones too as long as one is entitled to see the register."""
    own = Deployment.objects.visible_to(actor).filter(account=actor.account_id)
    return [
        {
            "deployment": one,
            "state": STATE_WORDS[state := one.state(one.today)],
            "tone": STATE_TONES[state],
        }
        for one in own.select_related("post__country", "post__authority").order_by("-from_on")[:SHOWN]
    ]
