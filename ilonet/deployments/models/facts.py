"""What is told of a post, and of who serves on it: the same for the row of today and for what was known before."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from ilonet.access import circles
from ilonet.authorities.models import Authority
from ilonet.deployments.vocabulary import Assistance, Basis, Competence, HostType, PostKind, Siena, Topic
from ilonet.places.models import Country

READERS = [circles.ENTITLED, circles.PRIVACY]


def _readers() -> list[int]:
    return list(READERS)


class PostFacts(models.Model):
    """What a post is (R-2.1-a to R-4.1-d), as it stands now and as it was known before."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+", verbose_name=_("authority"))
    kind = models.CharField(_("kind of post"), max_length=20, choices=PostKind.choices, default=PostKind.ILO)
    host_type = models.CharField(_("posted to"), max_length=30, choices=HostType.choices)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+", verbose_name=_("country"))
    city = models.CharField(_("city"), max_length=80)
    responsible_for = ArrayField(models.CharField(max_length=3), default=list, blank=True)  # besides the country itself
    topics = ArrayField(models.CharField(max_length=1, choices=Topic.choices), default=list, blank=True)
    assistance = ArrayField(models.CharField(max_length=1, choices=Assistance.choices), default=list, blank=True)
    duties = models.CharField(_("duties in short"), max_length=500, blank=True)
    migration_share = models.PositiveSmallIntegerField(
        _("share of duties that is migration, in per cent"),
        default=100,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    other_duties = models.CharField(_("other duties"), max_length=200, blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    special_agreement = models.CharField(_("special agreement or restriction"), max_length=300, blank=True)  # R-1.2-b
    restricted_topics = ArrayField(models.CharField(max_length=1, choices=Topic.choices), default=list, blank=True)
    reporting_line = models.CharField(_("reporting line"), max_length=200, blank=True)
    siena = models.CharField(_("SIENA connection"), max_length=20, choices=Siena.choices, default=Siena.NONE)
    law_enforcement = models.BooleanField(_("sent by a law-enforcement authority"), default=False)
    competences = ArrayField(models.CharField(max_length=30, choices=Competence.choices), default=list, blank=True)
    holds_from = models.DateField(_("holds from"))

    class Meta:
        abstract = True


class DeploymentFacts(models.Model):
    """Who serves on a post, from when until when (R-4.1-a to R-4.1-d)."""

    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    notified_on = models.DateField(_("notified on"))
    arrived_on = models.DateField(_("arrival confirmed for"), null=True, blank=True)
    suspended_on = models.DateField(_("suspended on"), null=True, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawal_reason = models.CharField(_("reason"), max_length=200, blank=True)
    open_for_interest_until = models.DateField(_("open for interest until"), null=True, blank=True)  # R-377-3b
    joint = models.BooleanField(_("open to joint deployment"), default=False)
    longer_because = models.CharField(_("reason for a longer period"), max_length=200, blank=True)
    basis = models.CharField(_("notified under"), max_length=20, choices=Basis.choices, default=Basis.TODAY)
    original_duties = models.CharField(_("duties in the words of the old list"), max_length=300, blank=True)

    class Meta:
        abstract = True
