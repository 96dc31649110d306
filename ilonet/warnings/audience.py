"""To whom does a warning go by one choice? The nearest first: a network, the back offices behind it, its neighbours, everybody.

docs/adr/0030-a-warning-goes-to-its-network-and-the-back-offices-behind-it.md
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.circles import ENTITLED
from ilonet.authorities.models import Authority
from ilonet.reports import audience

USUAL = "offices"


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
    serving, offices = _authorities_in(mine, by)
    found = [
        Offer("network", _("Officers of %(networks)s") % {"networks": names}, tuple(sorted(mine))),
        Offer(
            USUAL,
            _("%(networks)s, and the back offices of the authorities whose officers serve there") % {"networks": names},
            tuple(sorted(mine | offices)),
        ),
        Offer(
            "authorities",
            _("%(networks)s, and the authorities whose officers serve there") % {"networks": names},
            tuple(sorted(mine | serving)),
        ),
    ]
    if near:
        says = _("%(networks)s with these back offices, and its neighbours: %(neighbours)s") % {
            "networks": names,
            "neighbours": ", ".join(one.label for one in beside),
        }
        found.append(Offer("neighbours", says, tuple(sorted(mine | offices | near))))
    return found


def _authorities_in(circles: set[int], by: Actor) -> tuple[set[int], set[int]]:
    """Everybody of those who serve there, and their back offices alone."""
    codes = by.reach_of(circles).authorities
    found = list(Authority.objects.filter(code__in=codes).values_list("circle_id", "back_office_circle_id"))
    return {whole for whole, _office in found}, {office for _whole, office in found}
