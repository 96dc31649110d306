"""A report that should never have been shared: hidden, looked at, purged or given back. Itself without any content."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ilonet.access.models import Guarded
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.lib.clock import Now
from ilonet.reports.vocabulary import Kind, Tlp
from ilonet.spills.access import ACCESS


class Spill(Guarded):
    """Points at no report, for it outlives the report: by its public id alone."""

    report = models.UUIDField(_("report"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    tlp = models.CharField(_("marking"), max_length=12, choices=Tlp.choices)
    version = models.PositiveIntegerField(_("version"))
    released_at = models.DateTimeField(_("released"))
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(_("reason"), max_length=300)
    pressed_at = models.DateTimeField(_("hidden"), db_default=Now())
    pressed_by = models.CharField(max_length=36)  # pseudonym
    pressed_as = models.CharField(max_length=160)  # the hat
    held = models.JSONField(default=dict)  # who read which row before: circles, for giving it back
    opened = models.JSONField(default=list)  # authorities whose people opened it: code, version, first time
    could_read = models.JSONField(default=dict)  # people, authorities at the moment of the press
    ended_at = models.DateTimeField(null=True)
    ended_as = models.CharField(max_length=160, blank=True)
    undone_because = models.CharField(_("why it was none"), max_length=300, blank=True)
    certificate = models.JSONField(null=True)  # what was purged, from where, with digests; never a word of it

    access = ACCESS
    city: str = ""  # of the post, filled in for whoever may know posts

    class Meta:
        verbose_name = _("spill")
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, undone_because="", certificate=None)
                | (Q(ended_at__isnull=False, certificate=None) & ~Q(undone_because=""))
                | Q(ended_at__isnull=False, undone_because="", certificate__isnull=False),
                name="spill_is_purged_or_undone",
            ),
            models.UniqueConstraint(fields=["report"], condition=Q(ended_at=None), name="spill_one_at_a_time"),
        ]
        ordering = ["-pressed_at"]

    def __str__(self) -> str:
        return str(self.report)

    @property
    def is_purged(self) -> bool:
        return self.certificate is not None
