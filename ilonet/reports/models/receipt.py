"""That an agency's product has arrived, and was of use: said by a post or a back office, known to the agency (R-REC18)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from ilonet.access.models import Guarded
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.lib.clock import Now
from ilonet.reports.access import RECEIPT
from ilonet.reports.models.report import Report


class Arrived(models.TextChoices):
    RECEIVED = "received", _("received")
    USED = "used", _("used")


class Receipt(Guarded):
    """Once for each post or back office, the last that it said; whoever else reads the product learns of none."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="receipts")
    version = models.PositiveIntegerField()
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")  # none: a back office
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(max_length=8, choices=Arrived.choices)
    at = models.DateTimeField(db_default=Now())

    access = RECEIPT

    class Meta:
        verbose_name = _("receipt")
        constraints = [
            models.UniqueConstraint(fields=["report", "authority", "post"], name="receipt_once", nulls_distinct=False)
        ]
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.says}"
