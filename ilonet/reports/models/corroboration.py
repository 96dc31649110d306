"""What a reader's post has seen of the same: it confirms, it contradicts, it is out of date (design.md 1; features 10)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from ilonet.access.models import Guarded
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.lib.clock import Now
from ilonet.reports.access import CORROBORATION
from ilonet.reports.models.report import Report


class Says(models.TextChoices):
    CONFIRMED = "confirmed", _("confirms it")
    CONTRADICTED = "contradicted", _("contradicts it")
    OUTDATED = "outdated", _("says it is out of date")


class Corroboration(Guarded):
    """Open, and known to whoever reads the report; or for the originator alone, and then nobody else may count it."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="corroborations")
    version = models.PositiveIntegerField()  # which it was said of
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(max_length=12, choices=Says.choices)
    line = models.CharField(_("in one line"), max_length=200, blank=True)
    is_open = models.BooleanField(default=True)
    at = models.DateTimeField(db_default=Now())

    access = CORROBORATION

    class Meta:
        verbose_name = _("corroboration")
        constraints = [models.UniqueConstraint(fields=["report", "post"], name="corroboration_once_per_post")]
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.says}"
