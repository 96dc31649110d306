"""Where do officers share a country without a network? There one is due (Art. 5(1))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, Func, OuterRef

from ilonet.access.actor import Actor
from ilonet.deployments.models import Deployment, DeploymentQuerySet
from ilonet.networks.days import of_the_authority, of_the_network
from ilonet.networks.models import CODES, Network, NetworkQuerySet

SHARED_BY = 2  # officers; one alone has nobody to form a network with


@dataclass(frozen=True)
class NetworkDue:
    country: str
    officers: int
    authorities: tuple[str, ...]


def networks_due(among: DeploymentQuerySet, networks: NetworkQuerySet, day: date) -> list[NetworkDue]:
    """Both querysets opened for the reader; the networks are those of the day. Most officers first."""
    here = Func(OuterRef("post__country_id"), template="ARRAY[%(expressions)s]", output_field=CODES)
    found = (
        among.active(day)
        .filter(~Exists(networks.filter(countries__contains=here)))
        .order_by()
        .values("post__country_id")
        .annotate(officers=Count("pk"), authorities=ArrayAgg("post__authority__code", distinct=True))
        .filter(officers__gte=SHARED_BY)
    )
    due = [NetworkDue(one["post__country_id"], one["officers"], tuple(sorted(one["authorities"]))) for one in found]
    return sorted(due, key=lambda one: (-one.officers, one.country))


def due_for(actor: Actor, on: date | None = None) -> list[NetworkDue]:
    """Over the deployments and networks that the reader may see."""
    networks = Network.objects.visible_to(actor).on(of_the_network(on, actor))
    return networks_due(Deployment.objects.visible_to(actor), networks, of_the_authority(on, actor))
