"""Which deployments are in force on a day, planned, ending, over?"""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q

from ilonet.access.sealed import SealedQuerySet
from ilonet.authorities.models import Authority
from ilonet.lib import clock

ENDING_WITHIN = timedelta(days=60)  # C.1: reminder 60 days before the end
Day = date | clock.Day  # a day, or each authority's own today


class DeploymentQuerySet(SealedQuerySet):
    """Days are days in the deploying authority's time zone: an end date ends at midnight there."""

    def on(self, day: Day) -> DeploymentQuerySet:
        """In force on a day: arrived or due, and not withdrawn."""
        return self.filter(from_on__lte=day, until_on__gte=day, withdrawn_on=None)

    def active(self, day: Day) -> DeploymentQuerySet:
        return self.on(day).filter(arrived_on__lte=day, suspended_on=None)

    def planned(self, day: Day) -> DeploymentQuerySet:
        return self.filter(from_on__gt=day, withdrawn_on=None)

    def ending(self, day: Day) -> DeploymentQuerySet:
        return self.active(day).filter(until_on__lte=day + ENDING_WITHIN)

    def ended(self, day: Day) -> DeploymentQuerySet:
        return self.filter(until_on__lt=day, withdrawn_on=None)

    def unconfirmed(self, day: Day) -> DeploymentQuerySet:
        """Due to have begun, and nobody confirmed the arrival."""
        return self.on(day).filter(arrived_on=None)

    def of(self, authority: Authority) -> DeploymentQuerySet:
        return self.filter(post__authority=authority)

    def in_(self, country: str) -> DeploymentQuerySet:
        return self.filter(post__country_id=country)

    def covering(self, country: str) -> DeploymentQuerySet:
        return self.filter(Q(post__country_id=country) | Q(post__responsible_for__contains=[country]))
