"""Posts and deployments as they were known from when until when; kept by the database (design.md 3)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Case, F, OuterRef, Q, When
from django.utils.translation import gettext_lazy as _

from ilonet.access.models import Guarded
from ilonet.deployments.access import DEPLOYMENT, POST
from ilonet.deployments.models.deployment import Deployment
from ilonet.deployments.models.facts import DeploymentFacts, PostFacts
from ilonet.deployments.models.in_force import DeploymentQuerySet
from ilonet.deployments.models.post import Post, PostQuerySet

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


class Known(models.Model):
    """A row as it was known from when until when; kept by the database, never overwritten (design.md 3)."""

    recorded_at = models.DateTimeField(_("known since"))
    superseded_at = models.DateTimeField(_("known until"), null=True)

    class Meta:
        abstract = True


def as_known(at: datetime) -> Q:
    """What was known at a moment."""
    return Q(recorded_at__lte=at) & (Q(superseded_at=None) | Q(superseded_at__gt=at))


def as_held(day: date, known: datetime) -> tuple[Q, list[str]]:
    """Which of the records of one post tells what held on a day, as known at a moment: the condition and the order.

    What was written last wins, among what was said to hold from that day or before (design.md 3).
    """
    return Q(recorded_at__lte=known, holds_from__lte=day), ["-recorded_at", "-pk"]


class PostRecord(Guarded, PostFacts, Known):
    public_id = models.UUIDField(editable=False)
    of = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="records")

    objects: ClassVar[Any] = PostQuerySet.as_manager()
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

    objects: ClassVar[Any] = DeploymentQuerySet.as_manager()
    access = {"read": DEPLOYMENT["read"]}

    class Meta:
        verbose_name = _("deployment as known")
        indexes = [models.Index(fields=["of", "recorded_at"])]

    def __str__(self) -> str:
        return f"{self.of_id} {self.recorded_at}"


def record_that_held(actor: Actor, day: Any, known: datetime) -> Any:
    """For each row with a `post`, the key of the record that tells what the post was on the day, as known at a moment.

    A day before the first record takes that one: of what came before, nothing is known.
    """
    condition, order = as_held(day, known)
    records = PostRecord.objects.visible_to(actor).filter(of=OuterRef("post"), recorded_at__lte=known)
    too_late = Case(When(condition, then=None), default=F("holds_from"))
    return records.order_by(too_late.asc(nulls_first=True), *order).values("pk")[:1]
