"""Where do officers share a country without a network? There one is due (Art. 5(1))."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ilonet.access.actor import Actor
from ilonet.access.circles import ENTITLED
from ilonet.deployments.serving import AtWork
from ilonet.networks.models import Network

SHARED_BY = 2  # officers; one alone has nobody to form a network with


@dataclass(frozen=True)
class NetworkDue:
    country: str
    officers: int
    authorities: tuple[str, ...]


def networks_due(networks: Iterable[Network], everyone: Iterable[AtWork]) -> list[NetworkDue]:
    """Over the officers and the networks that the reader may see, both of one day. Most officers first."""
    covered = {code for one in networks for code in one.countries}
    alone: dict[str, list[str]] = {}
    for one in everyone:
        if one.country not in covered:
            alone.setdefault(one.country, []).append(one.authority)
    due = [
        NetworkDue(country, len(codes), tuple(sorted(set(codes))))
        for country, codes in alone.items()
        if len(codes) >= SHARED_BY
    ]
    return sorted(due, key=lambda one: (-one.officers, one.country))


def due_for(actor: Actor, networks: Iterable[Network], everyone: Iterable[AtWork]) -> list[NetworkDue]:
    """Nothing for whoever sees no networks: all would seem due."""
    return networks_due(networks, everyone) if ENTITLED in actor.circles else []
