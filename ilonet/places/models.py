"""Countries, as seen by the network: names in 24 languages, codes, neighbours, dated membership, status notes."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ilonet.places import naming
from ilonet.places.facts import load
from ilonet.places.languages import official
from ilonet.places.regions import REGIONS


class Region(models.Model):
    """A part of the world as the network speaks of it (requirements F.11)."""

    code = models.CharField(max_length=30, primary_key=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("region")
        ordering = ["order"]

    def __str__(self) -> str:
        return str(REGIONS.get(self.code, self.code))


class Country(models.Model):
    """What does not depend on the day; its names stand in `CountryName`, and in memory for showing."""

    code = models.CharField(_("code"), max_length=3, primary_key=True)
    iso2 = models.CharField(max_length=2, unique=True)
    eu_code = models.CharField(max_length=2)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="countries")
    neighbours = ArrayField(models.CharField(max_length=3), default=list)
    capital = models.CharField(max_length=80, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    zone = models.CharField(max_length=60, default="UTC")

    class Meta:
        verbose_name = _("country")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name()

    def name(self, language: str | None = None) -> str:
        """In the reader's language, with the marker of its status note where there is one."""
        return country_name(self.code, language)

    def is_third_country(self, on: date) -> bool:
        """A posting abroad is to a third country (Art. 2(2)); associated countries are warned of, not refused (U-7)."""
        return not self.memberships.filter(kind=Membership.MEMBER_STATE).in_force(on).exists()


def country_name(code: str, language: str | None = None) -> str:
    """Any code that is no country of ours is shown as it is."""
    if code not in load().countries:
        return code
    note = load().status_notes.get(code)
    return naming.name(code, official(language or get_language() or "en")) + (note.marker if note else "")


class CountryName(models.Model):
    """A name in one of the 24 languages, with a key that sorts bytewise in the order of that language."""

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=2)
    name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=1000, db_collation="C")

    class Meta:
        verbose_name = _("country name")
        constraints = [models.UniqueConstraint(fields=["country", "language"], name="one_name_per_language")]

    def __str__(self) -> str:
        return self.name


def in_name_order(path: str) -> Subquery:
    """An expression to order rows by the name of the country at `path` in the reader's language."""
    language = official(get_language() or "en")
    return Subquery(CountryName.objects.filter(country=OuterRef(path), language=language).values("sort_key")[:1])


class Dated(models.QuerySet["Membership"]):
    def in_force(self, on: date) -> "Dated":
        return self.filter(Q(from_on__isnull=True) | Q(from_on__lte=on), Q(until_on__isnull=True) | Q(until_on__gte=on))


class Membership(models.Model):
    """What a country is to the Union, from when until when."""

    MEMBER_STATE = "member_state"
    ASSOCIATED = "associated"
    BOUND = "bound"  # by Regulation (EU) 2019/1240

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="memberships")
    kind = models.CharField(max_length=20)
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)

    objects = Dated.as_manager()

    class Meta:
        verbose_name = _("membership")

    def __str__(self) -> str:
        return f"{self.country_id} {self.kind}"


class StatusNote(models.Model):
    """The footnote that goes with a designation wherever it is shown, with its marker."""

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="status_notes")
    marker = models.CharField(max_length=4)
    texts = models.JSONField(default=dict)  # language -> note; English always there
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)

    objects = Dated.as_manager()

    class Meta:
        verbose_name = _("status note")

    def __str__(self) -> str:
        return f"{self.country_id}{self.marker}"
