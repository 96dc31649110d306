"""Who makes this network on a day: posts and authorities, never persons; who facilitates it; which are its neighbours?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ilonet.access.actor import Actor
from ilonet.deployments.models import Deployment, Post, PostRecord
from ilonet.deployments.serving import active, posts_served, serving_on
from ilonet.networks.days import of_the_network
from ilonet.networks.models import Facilitation, Network, NetworkQuerySet
from ilonet.places.alphabet import alphabetical


@dataclass(frozen=True)
class Member:
    deployment: Deployment
    post: Post | PostRecord  # as it was on the day
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
        posts = self.network.members(posts_served(self.actor, self.on))
        found = serving_on(posts, self.actor, self.on)
        place = {code: at for at, code in enumerate(alphabetical({one.post.country_id for one in found}))}
        found.sort(
            key=lambda one: (place[one.post.country_id], one.post.city, one.post.authority.code, one.deployment.pk)
        )
        facilitating = self.facilitation.deployment_id if self.facilitation else None
        return [
            Member(one.deployment, one.post, one.deployment.state(self.day), one.deployment.pk == facilitating)
            for one in found
        ]

    @cached_property
    def facilitation(self) -> Facilitation | None:
        """A hat that ends with the deployment it hangs from (Art. 5(2))."""
        return (
            Facilitation.objects.visible_to(self.actor)
            .filter(network=self.network, from_on__lte=self.day, deployment__in=active(self.actor, self.on))
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
        return sorted({one.post.authority.code for one in self.members})

    @property
    def officers_in(self) -> dict[str, int]:
        """For each place of the network, how many of its members are posted there."""
        posted = [one.post.country_id for one in self.members]
        return {code: posted.count(code) for code in self.places}
