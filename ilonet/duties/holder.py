"""Who is asked, and what do the registers say of them? Each register is asked once, for all rules together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from ilonet.access.actor import Actor
from ilonet.admission.needed import Needed, needed_at
from ilonet.authorities.access import administers
from ilonet.authorities.models import Appointment, Authority
from ilonet.deployments.access import sees_the_register
from ilonet.deployments.models import ENDING_WITHIN, Deployment
from ilonet.deployments.register import DayThen
from ilonet.deployments.serving import AtWork, at_work
from ilonet.duties.periods import LATE_NOTICE_TOLD_FOR, TERM_ENDS_WITHIN, VACANCY_TOLD_FOR
from ilonet.duties.written import Written, written_by
from ilonet.lib import clock
from ilonet.networks.days import ZONE
from ilonet.networks.listing import networks_on
from ilonet.networks.models import Network


@dataclass
class Holder:
    """An actor as the one who owes; a rule takes rows from here and asks the database nothing of its own if it can."""

    actor: Actor

    def today(self, authority: Authority) -> date:
        """There: an end date ends at midnight in the authority's time zone."""
        return clock.day_of(self.actor.now, authority.zone)

    @cached_property
    def serving(self) -> list[Deployment]:
        """The deployments in which one acts today."""
        if not self.actor.deployment_ids:
            return []
        mine = Deployment.objects.visible_to(self.actor).filter(pk__in=self.actor.deployment_ids)
        return list(mine.select_related("post__authority").order_by("from_on", "pk"))

    @cached_property
    def run(self) -> list[Any]:
        """Of the authorities whose back office this is: those of which anything may be asked, as rows with `is_followed`.

        Never one's own: nobody is asked to prolong their own access.
        """
        if not self.actor.reviews_for:
            return []
        day = DayThen("post__authority__zone", self.actor.now)
        in_force = Q(from_on__lte=day, until_on__gte=day) & (
            Q(arrived_on=None)
            | Q(until_on__lte=day + ENDING_WITHIN)
            | Q(notified_on__gt=F("from_on"), from_on__gte=day - LATE_NOTICE_TOLD_FOR)
        )
        over = Q(until_on__lt=day, until_on__gte=day - VACANCY_TOLD_FOR)
        next_on_post = Deployment.objects.visible_to(self.actor).filter(
            post=OuterRef("post"), withdrawn_on=None, from_on__gt=OuterRef("until_on")
        )
        mine = Deployment.objects.which(self.actor, may="amend").filter(in_force | over, withdrawn_on=None)
        found = mine.annotate(is_followed=Exists(next_on_post))
        return list(found.select_related("post__authority").order_by("until_on", "pk"))

    @cached_property
    def drafts(self) -> list[Written]:
        """What one's own post is writing and may still change, the last saved first; without the texts."""
        return [one for one in self.written if one.is_draft_of_ones_own]

    @cached_property
    def written(self) -> list[Written]:
        """What one's own post wrote and may owe something for, asked of the reports together; each row says why it is here."""
        return written_by(self.actor)

    @cached_property
    def terms(self) -> list[Any]:
        """Functions that end within the month with no later one to follow, as rows with `may_renew`."""
        if not (self.actor.reviews_for or self.actor.functions - {"officer", "facilitator"}):
            return []
        there = DayThen(Coalesce("authority__zone", Value(ZONE)), self.actor.now)
        known = Appointment.objects.visible_to(self.actor)
        later = known.filter(
            account=OuterRef("account"),
            organisation=OuterRef("organisation"),
            function=OuterRef("function"),
            until_on__gt=OuterRef("until_on"),
            ended_on=None,
        ).filter(Q(authority=OuterRef("authority")) | Q(authority=None))
        renewable = Appointment.objects.which(self.actor, may="authorise").filter(pk=OuterRef("pk"))
        concerned = Q(account=self.actor.account_id) | Q(authority__in=self.actor.reviews_for)
        # As an alias: a filter by itself would leave out whoever holds a function of no authority.
        in_force = known.alias(there=there).in_force(F("there"))
        ending = in_force.filter(concerned, until_on__lte=F("there") + TERM_ENDS_WITHIN, ended_on=None)
        found = ending.exclude(Exists(later)).annotate(may_renew=Exists(renewable))
        return list(found.select_related("authority", "organisation").order_by("until_on", "pk"))

    @cached_property
    def needed(self) -> list[Needed]:
        """Whom one may confirm as still needed, at the authorities that one administers; never oneself."""
        authorities = administers(self.actor)
        found = needed_at(authorities, self.actor) if authorities else []
        return [one for one in found if one.account.pk != self.actor.account_id]

    @cached_property
    def everyone(self) -> list[AtWork]:
        """The officers at work today, for whoever sees the register: to anybody else a number would be untrue."""
        return at_work(self.actor, None) if sees_the_register(self.actor) else []

    @cached_property
    def networks(self) -> list[Network]:
        return networks_on(self.actor, None)

    @cached_property
    def countries(self) -> frozenset[str]:
        """An officer's: where the posting is and what it is responsible for. A back office's: where its officers are."""
        own = {code for one in self.serving for code in one.post.covers}
        return frozenset(own | {one.country for one in self.everyone if one.authority in self.authority_codes})

    @cached_property
    def authority_codes(self) -> frozenset[str]:
        """Of the authorities whose back office this is."""
        return frozenset(hat.authority_code for hat in self.actor.hats if hat.authority_id in self.actor.reviews_for)
