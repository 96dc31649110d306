"""A draft shown to named posts or a network before its release: exactly the text that passed the gate (C.5; security.md 7.3)."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ilonet.access.models import Guarded
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.lib.clock import Now
from ilonet.reports.access import SHARED_DRAFT
from ilonet.reports.models.report import Report
from ilonet.reports.sealing import sealed, unsealed
from ilonet.reports.text import Text


class Ending(models.TextChoices):
    RELEASED = "released", _("released")
    TAKEN_BACK = "taken_back", _("taken back")
    REPLACED = "replaced", _("shared anew")
    WITHDRAWN = "withdrawn", _("withdrawn")
    MASKED = "masked", _("a place must be masked")


class SharedDraft(Guarded):
    """A copy of its own: what its author writes afterwards is seen by nobody before it has passed the gate again.

    Guests know it while it is open; from then on the post that shared it, alone.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="shared_drafts")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    post_circle = models.IntegerField()
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # of the version that is being written
    circles = ArrayField(models.IntegerField())  # with whom
    title = models.CharField(_("title"), max_length=160)
    facts = models.JSONField(default=dict)
    sealed = models.BinaryField()
    files = ArrayField(models.UUIDField(), default=list)  # that went along; without what the gate has asked about since
    note = models.CharField(_("what you would like to hear"), max_length=300, blank=True)
    shared_at = models.DateTimeField(_("shared"), db_default=Now())
    ends_at = models.DateTimeField(_("open until"))
    ended_at = models.DateTimeField(_("ended"), null=True)
    ending = models.CharField(max_length=10, choices=Ending.choices, blank=True)

    # For showing: filled in by whoever shows the row.
    post_label: str = ""
    key: Any  # of the page
    stays: tuple[Any, ...] = ()  # files that did not go along when it was shared, each with why

    access = SHARED_DRAFT

    class Meta:
        verbose_name = _("shared draft")
        constraints = [
            models.UniqueConstraint(fields=["report"], condition=Q(ended_at=None), name="shared_draft_open_once"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ending="")
                | (Q(ended_at__isnull=False, readers__len__lte=1) & ~Q(ending="")),
                name="shared_draft_ended_is_its_posts",
            ),
        ]
        ordering = ["-shared_at"]

    def __str__(self) -> str:
        return self.title

    @property
    def text(self) -> Text:
        return Text.from_facts(self.title, *unsealed(self.sealed, self._place), self.facts)

    @property
    def language(self) -> str:
        return str(self.facts.get("language", "en"))

    def take(self, text: Text) -> None:
        """The caller saves."""
        self.title, self.facts = text.title, text.facts()
        self.sealed = sealed(text.sections, text.particulars, self._place)

    @property
    def _place(self) -> str:
        return f"reports_shareddraft.sealed:{self.public_id}"
