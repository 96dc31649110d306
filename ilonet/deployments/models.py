"""Posts and who serves on them, from when until when; planned, confirmed, active, ending, ended (Arts 2, 4)."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeBoundary, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from ilonet.access import circles
from ilonet.access.models import Circle, Guarded
from ilonet.access.sealed import SealedQuerySet
from ilonet.authorities.models import Authority
from ilonet.deployments.access import DEPLOYMENT, POST
from ilonet.deployments.vocabulary import Assistance, Competence, HostType, PostKind, Siena, Topic
from ilonet.places.models import Country

READERS = [circles.ENTITLED, circles.PRIVACY]
ENDING_WITHIN = timedelta(days=60)  # C.1: reminder 60 days before the end


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


class PostQuerySet(SealedQuerySet):
    def in_(self, country: str) -> "PostQuerySet":
        return self.filter(country_id=country)

    def covering(self, country: str) -> "PostQuerySet":
        return self.filter(Q(country_id=country) | Q(responsible_for__contains=[country]))


class Post(Guarded, PostFacts):
    readers = ArrayField(models.IntegerField(), default=_readers)
    circle = models.OneToOneField(Circle, on_delete=models.PROTECT, related_name="post")
    version = models.PositiveIntegerField(default=1)

    objects = PostQuerySet.as_manager()
    access = POST

    class Meta:
        verbose_name = _("post")
        constraints = [
            models.CheckConstraint(
                condition=Q(migration_share__range=(1, 100)), name="post_is_at_least_partly_about_migration"
            ),
            models.CheckConstraint(condition=Q(host_type__in=HostType.values), name="post_host_is_one_of_four"),
        ]

    def __str__(self) -> str:
        return f"{self.city}, {self.country} · {self.authority.code}"

    @property
    def covers(self) -> list[str]:
        """The country of the post and its region of responsibility."""
        return [self.country_id, *self.responsible_for]


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

    class Meta:
        abstract = True


class DeploymentQuerySet(SealedQuerySet):
    """Days are days in the deploying authority's time zone: an end date ends at midnight there."""

    def on(self, day: date) -> "DeploymentQuerySet":
        """In force on a day: arrived or due, and not withdrawn."""
        return self.filter(from_on__lte=day, until_on__gte=day, withdrawn_on=None)

    def active(self, day: date) -> "DeploymentQuerySet":
        return self.on(day).filter(arrived_on__lte=day, suspended_on=None)

    def planned(self, day: date) -> "DeploymentQuerySet":
        return self.filter(from_on__gt=day, withdrawn_on=None)

    def ending(self, day: date) -> "DeploymentQuerySet":
        return self.active(day).filter(until_on__lte=day + ENDING_WITHIN)

    def ended(self, day: date) -> "DeploymentQuerySet":
        return self.filter(until_on__lt=day, withdrawn_on=None)

    def unconfirmed(self, day: date) -> "DeploymentQuerySet":
        """Due to have begun, and nobody confirmed the arrival."""
        return self.on(day).filter(arrived_on=None)

    def of(self, authority: Authority) -> "DeploymentQuerySet":
        return self.filter(post__authority=authority)

    def in_(self, country: str) -> "DeploymentQuerySet":
        return self.filter(post__country_id=country)

    def covering(self, country: str) -> "DeploymentQuerySet":
        return self.filter(Q(post__country_id=country) | Q(post__responsible_for__contains=[country]))


class Deployment(Guarded, DeploymentFacts):
    readers = ArrayField(models.IntegerField(), default=_readers)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="deployments")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="deployments"
    )
    version = models.PositiveIntegerField(default=1)

    objects = DeploymentQuerySet.as_manager()
    access = DEPLOYMENT

    class Meta:
        verbose_name = _("deployment")
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="deployment_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawal_reason="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawal_reason="")),
                name="deployment_withdrawn_with_a_reason",
            ),
            ExclusionConstraint(
                name="one_officer_on_a_post_at_a_time",
                expressions=[
                    ("post", RangeOperators.EQUAL),
                    (
                        Func(
                            F("from_on"),
                            F("until_on"),
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(withdrawn_on=None),
            ),
        ]
        indexes = [models.Index(fields=["account"]), models.Index(fields=["from_on", "until_on"])]

    def __str__(self) -> str:
        return f"{self.post}, {self.from_on} – {self.until_on}"

    @property
    def notice_delay(self) -> int:
        """Days between the start and the notice to the Board; negative when notified ahead (Art. 4(1))."""
        return (self.notified_on - self.from_on).days

    def state(self, day: date) -> str:
        """planned, confirmed (due, arrival not confirmed), active, ending, suspended, ended, withdrawn (C.1)."""
        if self.withdrawn_on:
            return "withdrawn"
        if self.until_on < day:
            return "ended"
        if self.from_on > day:
            return "planned"
        if self.arrived_on is None or self.arrived_on > day:
            return "confirmed"
        if self.suspended_on:
            return "suspended"
        return "ending" if self.until_on <= day + ENDING_WITHIN else "active"


class Known(models.Model):
    """A row as it was known from when until when; kept by the database, never overwritten (design.md 3)."""

    recorded_at = models.DateTimeField(_("known since"))
    superseded_at = models.DateTimeField(_("known until"), null=True)

    class Meta:
        abstract = True


def as_known(at: Any) -> Q:
    """What was known at a moment."""
    return Q(recorded_at__lte=at) & (Q(superseded_at=None) | Q(superseded_at__gt=at))


class PostRecord(Guarded, PostFacts, Known):
    public_id = models.UUIDField(editable=False)
    of = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="records")

    objects = PostQuerySet.as_manager()
    access = {"read": POST["read"]}

    class Meta:
        verbose_name = _("post as known")
        indexes = [models.Index(fields=["of", "recorded_at"])]

    def __str__(self) -> str:
        return f"{self.of_id} {self.recorded_at}"


class DeploymentRecord(Guarded, DeploymentFacts, Known):
    public_id = models.UUIDField(editable=False)
    of = models.ForeignKey(Deployment, on_delete=models.PROTECT, related_name="records")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    objects = DeploymentQuerySet.as_manager()
    access = {"read": DEPLOYMENT["read"]}

    class Meta:
        verbose_name = _("deployment as known")
        indexes = [models.Index(fields=["of", "recorded_at"])]

    def __str__(self) -> str:
        return f"{self.of_id} {self.recorded_at}"
