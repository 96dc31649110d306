"""Who would be let into what was already addressed to this network, if its places were others? Numbers, before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ilonet.access.actor import Actor
from ilonet.deployments.models import Post
from ilonet.deployments.serving import posts_served
from ilonet.networks.days import of_the_network
from ilonet.networks.models import Network


@dataclass(frozen=True)
class Widening:
    people: int
    authorities: int
    places: tuple[str, ...]

    @property
    def token(self) -> str:
        """What is confirmed is what was shown: other places or other numbers ask again."""
        return ":".join([str(self.people), str(self.authorities), *self.places])

    def __str__(self) -> str:
        people = ngettext("%(n)s more person", "%(n)s more people", self.people) % {"n": self.people}
        authorities = ngettext("%(n)s authority", "%(n)s authorities", self.authorities) % {"n": self.authorities}
        says = _("%(people)s in %(authorities)s would be able to read what was addressed to this network before.")
        return says % {"people": people, "authorities": authorities}


def widening(network: Network, places: list[str], formed: date, actor: Actor) -> Widening | None:
    """None where nobody is let in. How many reports it is about is not counted: they are not the Secretariat's to see.

    Access is asked of `standing`, circle by circle, so that whoever is suspended is not counted.
    """
    today = of_the_network(None, actor)
    if formed > today or (network.until_on and network.until_on < today):
        return None
    then = Network(countries=places).members(posts_served(actor, None))
    circles = set(then.values_list("circle_id", flat=True))
    before, after = actor.reach_of([network.circle_id]), actor.reach_of([network.circle_id, *circles])
    if after.people <= before.people:
        return None
    newly = Post.objects.visible_to(actor).filter(pk__in=set(after.posts) - set(before.posts))
    authorities = newly.values("authority").distinct().count()
    return Widening(after.people - before.people, authorities, tuple(places))
