"""The page of one network. It stands here because reports stand above networks (ADR 0001)."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from ilonet.access.actor import actor_of
from ilonet.exports.views import FORMAT, sent
from ilonet.lib.asking import ask, day
from ilonet.lib.fragments import page
from ilonet.networks.access import keeps_the_list
from ilonet.networks.composition import Composition
from ilonet.networks.exported import members_of
from ilonet.networks.views import visible
from ilonet.picture.country import notes_on
from ilonet.picture.network import reported_to


@require_GET
def network(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    asked = ask(request.GET, on=day, **FORMAT)
    actor = actor_of(request)
    found = visible(actor, public_id)
    made = Composition(found, actor, asked["on"])
    if asked["format"]:
        return sent(members_of(made, asked["format"], asked))
    return page(
        request,
        "networks/network.html",
        network=found,
        made=made,
        reported=reported_to(found, actor),
        on=asked["on"],
        today=asked["on"] or actor.today,
        notes=notes_on(set(found.countries)),
        is_mine=found.pk in actor.network_ids,
        may_change=keeps_the_list(actor) and not found.is_closed(actor.today),
    )
