"""How does a network come to be? A circle of its own, its places, its neighbours, in one act (Art. 5(1))."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from ilonet.access.actor import Actor
from ilonet.access.models import Circle
from ilonet.networks.models import Network


@transaction.atomic
def form_network(facts: dict[str, Any], neighbours: Iterable[Network], *, by: Actor) -> Network:
    """The act asks for permission once the row is there; a refusal takes the row away again."""
    network = Network(circle=Circle.objects.create(kind="network"), **facts)
    network.save(force_insert=True)
    network.form(neighbours, by=by)
    return network
