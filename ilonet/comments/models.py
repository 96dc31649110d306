"""A comment: said by a post or a back office about one wording, of a report, a shown draft or a request; known to whoever knows that wording."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar, TypeAlias, cast

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ilonet.access.sealed import SealedQuerySet
from ilonet.authorities.models import Authority
from ilonet.comments.access import ACCESS
from ilonet.comments.wording import Said, sealed, unsealed
from ilonet.deployments.models import Post
from ilonet.lib.clock import Now
from ilonet.reports.models import Report, SharedDraft
from ilonet.requests.models import Request

Subject: TypeAlias = Report | SharedDraft | Request


class Comment(models.Model):
    """It has no readers of its own: condition and policy ask for the wording that it speaks of, at every look.

    The words are always sealed, as a draft's are; they stand in no index.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="comments", null=True)
    draft = models.ForeignKey(SharedDraft, on_delete=models.CASCADE, related_name="comments", null=True)  # instead
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="comments", null=True)  # instead
    version = models.PositiveIntegerField()  # of the report, as it was when this was said; a request has one
    answers = models.ForeignKey("self", on_delete=models.CASCADE, related_name="replies", null=True)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", null=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(_("language"), max_length=2, default="en")
    sealed = models.BinaryField(null=True)  # nothing once it is taken back
    said_at = models.DateTimeField(db_default=Now())
    edited_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    noted: dict[str, Any]  # what the audit keeps of the act under way

    # For showing: filled in by whoever shows the row.
    post_label: str
    authority_name: str
    may: dict[str, bool]
    text: str

    objects: ClassVar[Any] = SealedQuerySet.as_manager()
    access = ACCESS

    class Meta:
        verbose_name = _("comment")
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_back_at=None, sealed__isnull=False) | Q(taken_back_at__isnull=False, sealed=None),
                name="comment_says_nothing_once_taken_back",
            ),
            models.CheckConstraint(
                condition=Q(report__isnull=False, draft=None, request=None)
                | Q(report=None, draft__isnull=False, request=None)
                | Q(report=None, draft=None, request__isnull=False),
                name="comment_speaks_of_one_wording",
            ),
        ]
        indexes = [models.Index("report", F("said_at").desc(), F("public_id").desc(), name="comment_newest")]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def about(self) -> Subject:
        """What it speaks of: a released version, a draft that is shared before its release, or a request that was sent."""
        return self.report or self.draft or cast("Request", self.request)  # the database holds one of them

    @property
    def speaks_of(self) -> str:
        """The name of that column, which is also its name in the audit."""
        return "report" if self.report_id else "draft" if self.draft_id else "request"

    @property
    def said(self) -> Said | None:
        return None if self.sealed is None else unsealed(self.sealed, self.language, self._place)

    def write(self, said: Said) -> None:
        """The caller saves."""
        self.language, self.sealed = said.language, sealed(said, self._place)

    @property
    def _place(self) -> str:
        return f"comments_comment.sealed:{self.public_id}"
