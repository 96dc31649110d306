"""Local and regional networks: nobody joins and nobody is removed; the members are the officers posted in its places."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ilonet.access import circles
from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.access.models import Circle, Guarded
from ilonet.access.sealed import SealedQuerySet
from ilonet.deployments.models import Deployment, PostQuerySet
from ilonet.lib.refusals import Refusal, overtaken
from ilonet.networks.access import ACCESS, FACILITATION

CODES: ArrayField[Any, Any] = ArrayField(models.CharField(max_length=3))


def _readers() -> list[int]:
    return [circles.ENTITLED]


class NetworkQuerySet(SealedQuerySet):
    def on(self, day: date) -> NetworkQuerySet:
        return self.filter(Q(until_on=None) | Q(until_on__gte=day), from_on__lte=day)

    def touching(self, countries: list[str]) -> NetworkQuerySet:
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
        """In the reader's language where somebody has given it such a name."""
        return str(self.names.get(get_language() or "", "") or self.name)

    def members(self, served: PostQuerySet) -> PostQuerySet:
        """Of the posts served on a day those that make the network: in its places, or responsible for them."""
        return served.filter(Q(country__in=self.countries) | Q(responsible_for__overlap=self.countries))

    @act("network.formed", needs="form")
    def form(self, neighbours: Iterable[Network] = (), *, by: Actor) -> None:
        """Where officers share a country or region they form a network (Art. 5(1))."""
        self._stand_beside(neighbours)
        self.noted |= {"kind": self.kind, "countries": self.countries}

    @act("network.changed", needs="change")
    def change(self, facts: dict[str, Any], neighbours: Iterable[Network], *, version: int, by: Actor) -> None:
        """Other places are other members from this moment on: what is addressed to the network follows them."""
        self._insist_on(version)
        self.insist_open(by.today)
        self.noted |= {"before": self.countries, "after": facts["countries"]}
        self._save(facts)
        self._stand_beside(neighbours)

    @act("network.closed", needs="close")
    def close(self, *, on: date, version: int, by: Actor) -> None:
        """The last day of the network; after it nobody stands in its circle, and its page remains."""
        self._insist_on(version)
        self.insist_open(by.today)
        if on < self.from_on:
            raise Refusal(
                "network.closes_before_it_forms",
                _("A network cannot close before the day on which it was formed."),
                _("Choose a later day."),
                field="until_on",
            )
        self._save({"until_on": on})
        self.noted |= {"until": on.isoformat()}

    def is_closed(self, day: date) -> bool:
        """From the day after its last one; until then it works, and its last day can still be another."""
        return self.until_on is not None and self.until_on < day

    def insist_open(self, day: date) -> None:
        """Nobody fills in a page whose act would only be refused."""
        if self.is_closed(day):
            raise Refusal(
                "network.is_closed",
                _("This network is closed: nothing of it can be changed any more."),
                _("Its page remains. If its places need a network again, form a new one."),
                status=409,
            )

    def _stand_beside(self, neighbours: Iterable[Network]) -> None:
        """Both ways: who is my neighbour has me as one."""
        pairs = Network.neighbours.through.objects
        pairs.filter(Q(from_network=self) | Q(to_network=self)).delete()
        both = [pair for one in neighbours for pair in ((self.pk, one.pk), (one.pk, self.pk))]
        pairs.bulk_create([Network.neighbours.through(from_network_id=of, to_network_id=to) for of, to in both])

    def _save(self, facts: dict[str, Any]) -> None:
        for name, value in facts.items():
            setattr(self, name, value)
        self.version += 1
        self.save(update_fields=[*facts, "version"])

    def _insist_on(self, version: int) -> None:
        if version != self.version:
            raise overtaken(version=self.version)


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
