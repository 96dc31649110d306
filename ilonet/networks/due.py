"""Where do officers share a country without a network? There one is due (Art. 5(1))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, Func, OuterRef

from ilonet.access.actor import Actor
from ilonet.access.circles import ENTITLED
from ilonet.deployments.models import PostQuerySet
from ilonet.deployments.serving import posts_served
from ilonet.networks.days import of_the_network
from ilonet.networks.models import CODES, Network, NetworkQuerySet

SHARED_BY = 2  # officers; one alone has nobody to form a network with


@dataclass(frozen=True)
class NetworkDue:
    country: str
    officers: int
    authorities: tuple[str, ...]


def networks_due(served: PostQuerySet, networks: NetworkQuerySet) -> list[NetworkDue]:
    """Both querysets opened for the reader, and both of one day. Most officers first."""
    here = Func(OuterRef("country_id"), template="ARRAY[%(expressions)s]", output_field=CODES)
    found = (
        served.filter(~Exists(networks.filter(countries__contains=here)))
        .order_by()
        .values("country_id")
        .annotate(officers=Count("pk"), authorities=ArrayAgg("authority__code", distinct=True))
        .filter(officers__gte=SHARED_BY)
    )
    due = [NetworkDue(one["country_id"], one["officers"], tuple(sorted(one["authorities"]))) for one in found]
    return sorted(due, key=lambda one: (-one.officers, one.country))


def due_for(actor: Actor, on: date | None = None) -> list[NetworkDue]:
    """Over the deployments and networks that the reader may see; nothing for whoever sees no networks: all would seem due."""
    if ENTITLED not in actor.circles:
        return []
    networks = Network.objects.visible_to(actor).on(of_the_network(on, actor))
    return networks_due(posts_served(actor, on), networks)
