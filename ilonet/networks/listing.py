"""Which networks are there on a day, and how large is each? The reader's own come first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from ilonet.access.actor import Actor
from ilonet.deployments.serving import AtWork
from ilonet.networks.days import of_the_network
from ilonet.networks.models import Network


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

    @property
    def has_seats(self) -> bool:
        """A local network sits in its one country."""
        return any(line.network.seat for line in self.lines if line.network.kind == Network.Kind.REGIONAL)


ORDERS = ("name", "-name", "members", "-members", "authorities", "-authorities")


def in_order(lines: list[Line], order: str | None) -> list[Line]:
    """By name unless a number is asked; equal numbers by name."""
    by_name = sorted(lines, key=lambda line: str(line.network))
    column, is_down = (order or "name").removeprefix("-"), (order or "").startswith("-")
    if column == "name":
        return by_name[::-1] if is_down else by_name
    return sorted(by_name, key=lambda line: getattr(line, column) * (-1 if is_down else 1))


def groups(lines: list[Line]) -> list[Group]:
    """The reader's own, then the regional ones, then the local ones; empty groups are left out."""
    own = tuple(line for line in lines if line.is_mine)
    others = [line for line in lines if not line.is_mine]
    regional = tuple(line for line in others if line.network.kind == Network.Kind.REGIONAL)
    local = tuple(line for line in others if line.network.kind == Network.Kind.LOCAL)
    titled = ((_("Your networks"), own), (_("Regional networks"), regional), (_("Local networks"), local))
    return [Group(title, found) for title, found in titled if found]


def networks_on(actor: Actor, on: date | None) -> list[Network]:
    """All that the reader may know on a day."""
    return list(Network.objects.visible_to(actor).on(of_the_network(on, actor)))


def listing(networks: Iterable[Network], everyone: Iterable[AtWork], actor: Actor) -> list[Line]:
    """Counted over `everyone`, the officers whom the reader may know to be at work on that day."""
    found = list(everyone)
    here = _by_place(found)
    lines = [_line(one, found, here, actor) for one in networks]
    return sorted(lines, key=lambda line: (not line.is_mine, line.network.kind != "regional", str(line.network)))


def _by_place(everyone: list[AtWork]) -> dict[str, set[int]]:
    """For each country, which of them are posted there or responsible for it."""
    here: dict[str, set[int]] = {}
    for number, one in enumerate(everyone):
        for place in (one.country, *one.responsible_for):
            here.setdefault(place, set()).add(number)
    return here


def _line(network: Network, everyone: list[AtWork], here: dict[str, set[int]], actor: Actor) -> Line:
    """Counted here as `Network.members` would find them: one question for all networks, not one for each."""
    members = set[int]().union(*(here.get(place, ()) for place in network.countries))
    authorities = {everyone[number].authority for number in members}
    return Line(network, len(members), len(authorities), network.pk in actor.network_ids)
