"""To whom does a warning go by one choice? The nearest first: a network, its authorities, its neighbours, everybody."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.circles import ENTITLED
from ilonet.authorities.models import Authority
from ilonet.reports import audience

USUAL = "authorities"


@dataclass(frozen=True)
class Offer:
    """`circles` are what a report of this audience is addressed to."""

    name: str
    label: str
    circles: tuple[int, ...]


def offers(by: Actor, held: list[int]) -> list[Offer]:
    """With what was chosen one by one as a choice of its own, so that nothing is lost on the way."""
    found = [*_of_networks(by), Offer("all", _("All entitled officers and Board members"), (ENTITLED,))]
    if held and tuple(sorted(held)) not in {one.circles for one in found}:
        named = ", ".join(one.label for one in audience.named(held, by))
        found.append(Offer("chosen", named or _("As chosen"), tuple(sorted(held))))
    return found


def usual(found: list[Offer]) -> str:
    """Back offices acknowledge: without them a warning has been read by officers alone."""
    names = [one.name for one in found]
    return USUAL if USUAL in names else "all"


def _of_networks(by: Actor) -> list[Offer]:
    open_to = audience.offered(by)
    own = [one for one in open_to if one.group == "network"]
    beside = [one for one in open_to if one.group == "neighbour"]
    if not own:
        return []
    mine, near = {one.circle for one in own}, {one.circle for one in beside}
    names = ", ".join(one.label for one in own)
    serving = _authorities_in(mine, by)
    found = [
        Offer("network", _("Officers of %(networks)s") % {"networks": names}, tuple(sorted(mine))),
        Offer(
            USUAL,
            _("%(networks)s, and the authorities whose officers serve there") % {"networks": names},
            tuple(sorted(mine | serving)),
        ),
    ]
    if near:
        says = _("%(networks)s with these authorities, and its neighbours: %(neighbours)s") % {
            "networks": names,
            "neighbours": ", ".join(one.label for one in beside),
        }
        found.append(Offer("neighbours", says, tuple(sorted(mine | serving | near))))
    return found


def _authorities_in(circles: set[int], by: Actor) -> set[int]:
    codes = by.reach_of(circles).authorities
    return set(Authority.objects.filter(code__in=codes).values_list("circle_id", flat=True))
