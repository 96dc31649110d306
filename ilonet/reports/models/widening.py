"""A wish that more should read a report, put to its originator, and what the originator answered (R-SEC-7)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ilonet.access.models import Guarded
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.lib.clock import Now
from ilonet.reports.access import WIDENING
from ilonet.reports.models.report import Report


class Widening(Guarded):
    """Known to the post or back office that asked, and to the originator; nobody else learns that anybody asked."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="widenings")
    asked_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")  # none: a back office
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")  # for which it was asked
    circles = ArrayField(models.IntegerField())  # to be added to the audience
    because = models.CharField(_("reason"), max_length=300)
    asked_at = models.DateTimeField(_("asked"), db_default=Now())
    answered_at = models.DateTimeField(_("answered"), null=True)
    is_agreed = models.BooleanField(null=True)
    answer = models.CharField(_("answer"), max_length=300, blank=True)

    access = WIDENING

    class Meta:
        verbose_name = _("widening")
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, is_agreed=None, answer="")
                | Q(answered_at__isnull=False, is_agreed=True)
                | (Q(answered_at__isnull=False, is_agreed=False) & ~Q(answer="")),
                name="widening_declined_with_a_reason",
            )
        ]
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.authority_id}"
