"""Which networks are there on a day, and how large is each? The reader's own come first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from ilonet.access.actor import Actor
from ilonet.deployments.serving import posts_served
from ilonet.networks.days import of_the_network
from ilonet.networks.models import Network, NetworkQuerySet

Serving = tuple[str, list[str], str]  # country of the post, region of responsibility, authority


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
    serving = list(posts_served(actor, on).values_list("country_id", "responsible_for", "authority__code"))
    lines = [_line(one, serving, actor) for one in networks.on(of_the_network(on, actor))]
    return sorted(lines, key=lambda line: (not line.is_mine, line.network.kind != "regional", str(line.network)))


def _line(network: Network, serving: list[Serving], actor: Actor) -> Line:
    """Counted here as `Network.members` would find them: one question for all networks, not one for each."""
    places = set(network.countries)
    members = [code for country, region, code in serving if country in places or not places.isdisjoint(region)]
    return Line(network, len(members), len(set(members)), network.pk in actor.network_ids)
