"""Who follows what a report is about? By country, topic, network it was addressed to, or a list they saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q
from django.urls import get_resolver

from ilonet.access.context import as_the_system, stand_in
from ilonet.lib.refusals import Refusal
from ilonet.networks.models import Network
from ilonet.notices.followed import LISTS
from ilonet.notices.models import Pace, Subscription
from ilonet.reports.listing import asked_of, found_by
from ilonet.reports.models import Report
from ilonet.saved.models import SavedSearch
from ilonet.saved.where import WHERE, Told
from ilonet.standing.acting import acting_as
from ilonet.standing.circles import members

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.notices.heard import Heard

BECAUSE = "who follows what a report is about; each is told only of what they may see"
SOONEST = (Pace.AT_ONCE, Pace.DAILY, Pace.WEEKLY, Pace.INBOX)
A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Why:
    """By which subscription somebody is told, and how soon."""

    subscription: int
    pace: str


def followers(heard: Heard) -> dict[int, Why]:
    """Of those who can read it, the account and its quickest subscription that fits; as the system."""
    report: Report = heard.row
    reading = members(report.readers)
    plain = Subscription.objects.unrestricted(because=BECAUSE).filter(account__in=reading)
    found = list(plain.filter(_about(report)))
    found += [one for one in plain.filter(kind=Subscription.Kind.SAVED) if _finds(one, report)]
    chosen: dict[int, Why] = {}
    for one in sorted(found, key=lambda one: (SOONEST.index(Pace(one.pace)), one.pk)):
        chosen.setdefault(one.account_id, Why(one.pk, one.pace))
    return chosen


def _about(report: Report) -> Q:
    kind = Subscription.Kind
    networks = Network.objects.unrestricted(because=BECAUSE).filter(circle__in=report.audience)
    addressed = [str(one) for one in networks.values_list("public_id", flat=True)]
    return (
        Q(kind=kind.COUNTRY, key__in=report.countries)
        | Q(kind=kind.TOPIC, key__in=[*report.topics, *report.related_topics])
        | Q(kind=kind.NETWORK, key__in=addressed)
    )


def _finds(one: Subscription, report: Report) -> bool:
    """Asked as its owner; a list that is gone, or whose filters no longer fit, finds nothing."""
    saved = SavedSearch.objects.unrestricted(because=BECAUSE).filter(public_id=UUID(one.key)).first()
    if saved is None or saved.account_id != one.account_id or saved.where not in LISTS:
        return False
    with as_the_system(because=BECAUSE):  # gives back the standing of before
        actor = acting_as(one.account_id)
        try:
            return actor.is_someone and _is_in(saved, report, actor)
        except Refusal:
            return False
        finally:
            stand_in([])


def _is_in(saved: SavedSearch, report: Report, actor: Actor) -> bool:
    told = Told({name: str(value) for name, value in saved.asked.items()})
    if saved.where == "reports:index":
        found: bool = found_by(actor, asked_of(told)).filter(pk=report.pk).exists()
        return found
    return _is_news(saved.where, told, report, actor)


def _is_news(where: str, told: Told, report: Report, actor: Actor) -> bool:
    """A search says how many came after a moment: the report is in it when there is one more before its release."""
    if not get_resolver().url_patterns:  # lists are declared beside their views
        return False
    count: Any = WHERE[where].news
    released = report.released_at
    if count is None or released is None:
        return False
    [with_it, without] = count(actor, [(told, released - A_MOMENT), (told, released)])
    return bool(with_it > without)
