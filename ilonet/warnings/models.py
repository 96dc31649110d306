"""An early warning is a report of that kind; what is said of it besides: seen by whom, followed by what, how it ended."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ilonet.access.sealed import SealedQuerySet
from ilonet.authorities.models import Authority
from ilonet.lib.clock import Now
from ilonet.reports.models import Report, ReportQuerySet
from ilonet.reports.vocabulary import Kind
from ilonet.warnings.access import ACCESS, ACKNOWLEDGEMENT, CLOSING, FOLLOW_UP


class EarlyWarningQuerySet(ReportQuerySet):
    def open(self) -> EarlyWarningQuerySet:
        return self.filter(Q(closing=None) | Q(closing__reopened_at__isnull=False))

    def closed(self) -> EarlyWarningQuerySet:
        return self.filter(closing__isnull=False, closing__reopened_at=None)

    def touching(self, countries: list[str]) -> EarlyWarningQuerySet:
        return self.filter(countries__overlap=countries)


class OfTheKind(models.Manager.from_queryset(EarlyWarningQuerySet)):  # type: ignore[misc]
    def get_queryset(self) -> Any:
        return super().get_queryset().filter(kind=Kind.EARLY_WARNING)


class EarlyWarning(Report):
    """The report's own row, with the verbs that only a warning has."""

    # For showing: filled in by whoever shows the row.
    sign: str
    urgency: str
    sign_label: str
    urgency_label: str
    is_seen: bool  # by the reader's own authority

    objects: ClassVar[Any] = OfTheKind()
    access = ACCESS

    class Meta:
        proxy = True
        verbose_name = _("early warning")


class Acknowledgement(models.Model):
    """An authority has seen the warning: once, and never taken back."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="acknowledgements")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+", verbose_name=_("authority"))
    place = models.CharField(max_length=120, blank=True)  # the city of the post that said so; empty for the back office
    version = models.PositiveIntegerField()  # the one that was seen
    note = models.CharField(_("in one line"), max_length=200, blank=True)
    at = models.DateTimeField(db_default=Now())

    objects: ClassVar[Any] = SealedQuerySet.as_manager()
    access = ACKNOWLEDGEMENT

    class Meta:
        verbose_name = _("acknowledgement")
        constraints = [
            models.UniqueConstraint(fields=["report", "authority"], name="acknowledged_once_by_an_authority")
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.authority_id}"


class Outcome(models.TextChoices):
    CONFIRMED = "confirmed", _("confirmed")
    NOT_CONFIRMED = "not_confirmed", _("not confirmed")
    MERGED = "merged", _("merged into another report")


class Closing(models.Model):
    """How the warning ended, by its originator; or why it turned out not to have ended, until it is closed again."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="closing")
    outcome = models.CharField(_("how it ended"), max_length=13, choices=Outcome.choices)
    into = models.ForeignKey(Report, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.CharField(_("in one line"), max_length=300, blank=True)
    at = models.DateTimeField(db_default=Now())
    reopened_at = models.DateTimeField(_("open again"), null=True)
    reopened_because = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar[Any] = SealedQuerySet.as_manager()
    access = CLOSING

    class Meta:
        verbose_name = _("closing")
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=Outcome.MERGED) | Q(into=None), name="closing_into_only_where_merged"
            ),
            models.CheckConstraint(
                condition=Q(reopened_at=None, reopened_because="")
                | (Q(reopened_at__isnull=False) & ~Q(reopened_because="")),
                name="closing_undone_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.outcome}"


class FollowUp(models.Model):
    """A report that tells what became of the warning; known to whoever may know both."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="follow_ups")
    # Goes with the report also where whoever discards it no longer sees the warning: the database does it (0002_guard).
    by = models.ForeignKey(Report, on_delete=models.DO_NOTHING, db_constraint=False, related_name="follows")
    at = models.DateTimeField(db_default=Now())

    objects: ClassVar[Any] = SealedQuerySet.as_manager()
    access = FOLLOW_UP

    class Meta:
        verbose_name = _("follow-up")
        constraints = [models.UniqueConstraint(fields=["report", "by"], name="followed_once_by_a_report")]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.by_id}"
