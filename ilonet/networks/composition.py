"""Who makes this network on a day: posts and authorities, never persons; who facilitates it; which are its neighbours?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ilonet.access.actor import Actor
from ilonet.deployments.models import Deployment
from ilonet.networks.days import of_the_authority, of_the_network
from ilonet.networks.models import Facilitation, Network, NetworkQuerySet
from ilonet.places.alphabet import alphabetical


@dataclass(frozen=True)
class Member:
    deployment: Deployment
    state: str
    facilitates: bool


@dataclass
class Composition:
    network: Network
    actor: Actor
    on: date | None = None

    @property
    def day(self) -> date:
        return of_the_network(self.on, self.actor)

    @cached_property
    def members(self) -> list[Member]:
        """By country and city, as the reader's language sorts them."""
        among = Deployment.objects.visible_to(self.actor).select_related("post__authority")
        found = list(self.network.members(among, of_the_authority(self.on, self.actor)))
        place = {code: at for at, code in enumerate(alphabetical({one.post.country_id for one in found}))}
        found.sort(key=lambda one: (place[one.post.country_id], one.post.city, one.post.authority.code, one.pk))
        facilitating = self.facilitation.deployment_id if self.facilitation else None
        return [Member(one, one.state(self.day), one.pk == facilitating) for one in found]

    @cached_property
    def facilitation(self) -> Facilitation | None:
        """A hat that ends with the deployment it hangs from (Art. 5(2))."""
        serving = Deployment.objects.visible_to(self.actor).active(of_the_authority(self.on, self.actor))
        return (
            Facilitation.objects.visible_to(self.actor)
            .filter(network=self.network, from_on__lte=self.day, deployment__in=serving)
            .exclude(until_on__lt=self.day)
            .select_related("deployment__post__authority")
            .order_by("-from_on", "-pk")
            .first()
        )

    @cached_property
    def neighbours(self) -> list[Network]:
        beside: NetworkQuerySet = self.network.neighbours.visible_to(self.actor)
        return sorted(beside.on(self.day), key=str)

    @property
    def places(self) -> list[str]:
        return alphabetical(self.network.countries)

    @property
    def authorities(self) -> list[str]:
        return sorted({one.deployment.post.authority.code for one in self.members})

    @property
    def officers_in(self) -> dict[str, int]:
        """For each place of the network, how many of its members are posted there."""
        posted = [one.deployment.post.country_id for one in self.members]
        return {code: posted.count(code) for code in self.places}
