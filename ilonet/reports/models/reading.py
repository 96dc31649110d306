"""Whose people opened a report, by authority and version; the originator's business alone."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from ilonet.access.sealed import SealedQuerySet
from ilonet.lib.clock import Now
from ilonet.reports.access import READING
from ilonet.reports.models.report import Report


class Reading(models.Model):
    """An authority whose people opened a version; only the originator may know (features: who read it)."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="readings")
    version = models.PositiveIntegerField()
    authority_code = models.CharField(max_length=20)
    first_at = models.DateTimeField(db_default=Now())

    objects = SealedQuerySet.as_manager()
    access = READING

    class Meta:
        verbose_name = _("reading")
        constraints = [
            models.UniqueConstraint(fields=["report", "version", "authority_code"], name="reading_once_per_authority")
        ]

    def __str__(self) -> str:
        return f"{self.report_id} v{self.version}: {self.authority_code}"
