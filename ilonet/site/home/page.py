"""All of one reader's home, each part from its own question."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from ilonet.access.actor import Actor
from ilonet.deployments.access import sees_the_register
from ilonet.deployments.models import Deployment
from ilonet.duties.asking import Kind, asked_of, kinds
from ilonet.duties.duty import Asked
from ilonet.duties.holder import Holder
from ilonet.duties.rules.warnings import SEEN
from ilonet.networks.listing import Line, listing
from ilonet.picture.who_is_where import WhoIsWhere
from ilonet.reports.models import Report
from ilonet.saved.lines import Line as Saved
from ilonet.saved.lines import lately
from ilonet.site.home.functions import Standing, functions_of
from ilonet.site.home.news import News, Since, news, notices, recorded
from ilonet.site.home.yours import Mine, Networked, countries, drafts
from ilonet.warnings.listing import unseen
from ilonet.warnings.models import EarlyWarning

FIRST = 5  # of what is asked; the page of all of it is one link away


@dataclass(frozen=True)
class Home:
    functions: list[Standing]
    asked: list[Asked] = field(default_factory=list)
    serving: list[Deployment] = field(default_factory=list)
    picture: WhoIsWhere | None = None  # nothing for whoever does not see the register: a zero would be untrue
    mine: Mine | None = None
    news: News = field(default_factory=News)
    notices: tuple[list[Deployment], Since] | None = None
    recorded: Since | None = None
    networks: list[Networked] = field(default_factory=list)
    drafts: list[Report] = field(default_factory=list)
    saved: list[Saved] = field(default_factory=list)
    warnings: list[EarlyWarning] = field(default_factory=list)

    @property
    def waiting(self) -> int:
        """What is told for the record only is not asked."""
        return sum(one.is_asked for one in self.asked)

    @property
    def first(self) -> list[Asked]:
        """Warnings to be seen stand above, with those that others of the authority may see too."""
        told = {str(one.public_id) for one in self.warnings}
        rest = [one for one in self.asked if one.rule.name != SEEN or one.duty.about not in told]
        return rest[:FIRST]

    @property
    def kinds(self) -> list[Kind]:
        """Only where not all of it is shown."""
        return kinds(self.asked) if len(self.asked) > FIRST else []


def home_of(actor: Actor, since: datetime | None) -> Home:
    """Whoever stands in no circle is shown nothing but what they hold and when it ends."""
    holder = Holder(actor)
    asked = asked_of(holder)
    if not actor.circles:
        return Home(functions_of(actor), asked)
    new = news(actor, since)
    picture = WhoIsWhere(holder.everyone) if sees_the_register(actor) else None
    return Home(
        functions=functions_of(actor),
        asked=asked,
        serving=holder.serving,
        picture=picture,
        mine=countries(holder.countries, picture, new) if picture else None,
        news=new,
        notices=notices(actor, since),
        recorded=recorded(actor, since),
        networks=_networks(holder, new),
        drafts=drafts(holder),
        saved=lately(actor),
        warnings=unseen(actor),
    )


def _networks(holder: Holder, new: News) -> list[Networked]:
    own = [one for one in holder.networks if one.pk in holder.actor.network_ids]
    lines: list[Line] = listing(own, holder.everyone, holder.actor)
    return [Networked(line, new.of_circles[line.network.circle_id]) for line in lines]
