"""Local and regional networks: nobody joins and nobody is removed; the members are the officers posted in its places."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ilonet.access import circles
from ilonet.access.models import Circle, Guarded
from ilonet.access.sealed import SealedQuerySet
from ilonet.deployments.models import Deployment, DeploymentQuerySet
from ilonet.networks.access import ACCESS, FACILITATION


def _readers() -> list[int]:
    return [circles.ENTITLED]


class NetworkQuerySet(SealedQuerySet):
    def on(self, day: date) -> "NetworkQuerySet":
        return self.filter(Q(until_on=None) | Q(until_on__gte=day), from_on__lte=day)

    def touching(self, countries: list[str]) -> "NetworkQuerySet":
        return self.filter(countries__overlap=countries)


class Network(Guarded):
    class Kind(models.TextChoices):
        LOCAL = "local", _("local network")
        REGIONAL = "regional", _("regional network")

    readers = ArrayField(models.IntegerField(), default=_readers)
    circle = models.OneToOneField(Circle, on_delete=models.PROTECT, related_name="network")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=120)
    names = models.JSONField(default=dict, blank=True)
    countries = ArrayField(models.CharField(max_length=3))
    seat = models.CharField(_("seat"), max_length=3, blank=True)  # decides the facilitator's rank in a region (C.2)
    from_on = models.DateField(_("formed on"))
    until_on = models.DateField(_("closed on"), null=True, blank=True)
    neighbours = models.ManyToManyField("self", blank=True, verbose_name=_("neighbour networks"))  # Art. 5(1)(h)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = NetworkQuerySet.as_manager()
    access = ACCESS

    class Meta:
        verbose_name = _("network")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="network_closes_after_it_forms"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def members(self, among: DeploymentQuerySet, day: date) -> DeploymentQuerySet:
        """The deployments that make the network on a day: posted in its places, or responsible for them."""
        return among.active(day).filter(
            Q(post__country_id__in=self.countries) | Q(post__responsible_for__overlap=self.countries)
        )


class Facilitation(Guarded):
    """Who facilitates a network, by which right, from when until when (Art. 5(2))."""

    class Origin(models.TextChoices):
        COMMISSION = "commission", _("posted by the Commission")
        AGENCY = "agency", _("posted by an agency")
        AGREED = "agreed", _("agreed by the members")

    readers = ArrayField(models.IntegerField(), default=_readers)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="facilitations")
    deployment = models.ForeignKey(Deployment, on_delete=models.PROTECT, related_name="facilitations")
    origin = models.CharField(_("origin"), max_length=12, choices=Origin.choices)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)

    access = FACILITATION

    class Meta:
        verbose_name = _("facilitation")

    def __str__(self) -> str:
        return f"{self.network}: {self.get_origin_display()}"
