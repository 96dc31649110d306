"""Which networks are there on a day, and how large is each? The reader's own come first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from ilonet.access.actor import Actor
from ilonet.deployments.models import Deployment
from ilonet.networks.days import of_the_authority, of_the_network
from ilonet.networks.models import Network, NetworkQuerySet


@dataclass(frozen=True)
class Line:
    network: Network
    members: int
    authorities: int
    is_mine: bool


@dataclass(frozen=True)
class Group:
    title: Any
    lines: tuple[Line, ...]


def groups(lines: list[Line]) -> list[Group]:
    """The reader's own, then the regional ones, then the local ones; empty groups are left out."""
    own = tuple(line for line in lines if line.is_mine)
    others = [line for line in lines if not line.is_mine]
    regional = tuple(line for line in others if line.network.kind == Network.Kind.REGIONAL)
    local = tuple(line for line in others if line.network.kind == Network.Kind.LOCAL)
    titled = ((_("Your networks"), own), (_("Regional networks"), regional), (_("Local networks"), local))
    return [Group(title, found) for title, found in titled if found]


def listing(actor: Actor, on: date | None = None, among: NetworkQuerySet | None = None) -> list[Line]:
    """`among` narrows; counts are over the deployments that the reader may see."""
    networks = Network.objects.visible_to(actor) if among is None else among
    found = networks.on(of_the_network(on, actor)).with_members(
        Deployment.objects.visible_to(actor), of_the_authority(on)
    )
    lines = [_line(one, actor) for one in found]
    return sorted(lines, key=lambda line: (not line.is_mine, line.network.kind != "regional", str(line.network)))


def _line(network: Network, actor: Actor) -> Line:
    authorities = network.member_authorities  # type: ignore[attr-defined]
    return Line(network, len(authorities), len(set(authorities)), network.pk in actor.network_ids)
