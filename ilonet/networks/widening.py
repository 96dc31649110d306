"""Who would be let into what was already addressed to this network, if its places were others? Numbers, before it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ilonet.access.actor import Actor
from ilonet.deployments.models import Post
from ilonet.deployments.serving import posts_served
from ilonet.networks.days import of_the_network
from ilonet.networks.models import Network

Counting = Callable[[Network], int]  # reports stand above networks: the page brings the count along


@dataclass(frozen=True)
class Widening:
    people: int
    authorities: int
    reports: int
    places: tuple[str, ...]

    @property
    def token(self) -> str:
        """What is confirmed is what was shown: other places or other numbers ask again."""
        return ":".join([str(self.people), str(self.authorities), str(self.reports), *self.places])

    def __str__(self) -> str:
        people = ngettext("%(n)s more person", "%(n)s more people", self.people) % {"n": self.people}
        authorities = ngettext("%(n)s authority", "%(n)s authorities", self.authorities) % {"n": self.authorities}
        reports = ngettext("%(n)s report", "%(n)s reports", self.reports) % {"n": self.reports}
        says = _("%(people)s in %(authorities)s would be able to read what was addressed to this network: %(reports)s.")
        return says % {"people": people, "authorities": authorities, "reports": reports}


def widening(network: Network, places: list[str], formed: date, actor: Actor, addressed: Counting) -> Widening | None:
    """None where nobody is let in, or there is nothing to read.

    Access is asked of `standing`, circle by circle, so that whoever is suspended is not counted.
    """
    today = of_the_network(None, actor)
    if formed > today or (network.until_on and network.until_on < today):
        return None
    then = Network(countries=places).members(posts_served(actor, None))
    circles = set(then.values_list("circle_id", flat=True))
    before, after = actor.reach_of([network.circle_id]), actor.reach_of([network.circle_id, *circles])
    reports = addressed(network)
    if after.people <= before.people or not reports:
        return None
    newly = Post.objects.visible_to(actor).filter(pk__in=set(after.posts) - set(before.posts))
    authorities = newly.values("authority").distinct().count()
    return Widening(after.people - before.people, authorities, reports, tuple(places))
