"""All of one reader's home, each part from its own question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ilonet.access.actor import Actor
from ilonet.deployments.access import sees_the_register
from ilonet.deployments.models import Deployment
from ilonet.deployments.serving import at_work
from ilonet.networks.listing import Line, listing, networks_on
from ilonet.picture.who_is_where import WhoIsWhere
from ilonet.site.home import networks, news, postings, writing
from ilonet.site.home.functions import Standing, functions_of
from ilonet.site.home.task import Asked
from ilonet.site.home.yours import Mine, countries


@dataclass(frozen=True)
class Home:
    serving: list[Deployment]
    picture: WhoIsWhere | None  # nothing for whoever does not see the register: a zero would be untrue
    mine: Mine | None
    asked: list[Asked]
    news: list[news.New]
    networks: list[Line]
    functions: list[Standing]

    @property
    def waiting(self) -> int:
        return sum(one.total for one in self.asked)


def home_of(actor: Actor, since: datetime | None) -> Home:
    """Whoever stands in no circle is asked nothing and shown nothing; no question goes to the database."""
    if not actor.circles:
        return Home([], None, None, [], [], [], functions_of(actor))
    mine = postings.own(actor)
    picture = WhoIsWhere(at_work(actor, None)) if sees_the_register(actor) else None
    everyone = picture.everyone if picture else []
    formed = networks_on(actor, None)
    own = countries(actor, mine, picture) if picture else None
    return Home(
        serving=mine,
        picture=picture,
        mine=own,
        asked=[
            *postings.of_the_officer(mine, actor.today),
            *postings.of_the_back_office(actor),
            *writing.to_review(actor),
            *networks.due_here(actor, formed, everyone, own.codes if own else ()),
            *writing.drafts(actor),
        ],
        news=news.newest(actor, since),
        networks=listing([one for one in formed if one.pk in actor.network_ids], everyone, actor),
        functions=functions_of(actor),
    )
