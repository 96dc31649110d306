"""Of which other reports does a released version speak: does it only refer to them, or is it made from them (C.5)?"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from ilonet.access.sealed import SealedQuerySet
from ilonet.reports.access import CITATION
from ilonet.reports.models.report import Report


class Citation(models.Model):
    """Written at the release of that version; known to whoever may know both reports, while it is the version shown."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="citations")
    version = models.PositiveIntegerField()
    cites = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="cited")
    is_source = models.BooleanField(default=False)  # made from it: its readers and its marking bind this one

    objects = SealedQuerySet.as_manager()
    access = CITATION

    class Meta:
        verbose_name = _("citation")
        constraints = [
            models.UniqueConstraint(fields=["report", "version", "cites"], name="citation_once_in_a_version"),
            models.CheckConstraint(condition=~models.Q(report=models.F("cites")), name="citation_of_another_report"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} v{self.version}: {self.cites_id}"
