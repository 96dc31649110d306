"""What one addressee answered: drafted, reviewed where the authority reviews, released, withdrawn (C.6)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ilonet.access.models import Guarded
from ilonet.access.sealed import SealedQuerySet
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.lib.clock import Now
from ilonet.requests.access import ANSWER
from ilonet.requests.models.addressee import Addressee
from ilonet.requests.models.request import Request
from ilonet.requests.replies import Replies
from ilonet.requests.sealing import sealed, unsealed
from ilonet.requests.vocabulary import Allows, Outcome


class AnswerQuerySet(SealedQuerySet):
    def standing(self) -> AnswerQuerySet:
        """Released, not withdrawn, and not followed by a fuller one."""
        return self.filter(released_at__isnull=False, withdrawn_at=None, followed_at=None)


class Answer(Guarded):
    """Written by the post, or by the back office where `post` is empty. A fuller one follows as a row of its own."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="answers")
    addressee = models.ForeignKey(Addressee, on_delete=models.CASCADE, related_name="answers")
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="+", verbose_name=_("originator authority")
    )
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("post"))
    number = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(_("language"), max_length=2, default="en")
    allows = models.CharField(_("who may read it"), max_length=10, choices=Allows.choices, default=Allows.READERS)
    sealed = models.BinaryField()
    reasons = models.JSONField(default=list, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, blank=True)
    edition = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(db_default=Now())
    submitted_at = models.DateTimeField(null=True, blank=True)
    returned_because = models.CharField(max_length=500, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    followed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawal_reason = models.CharField(_("reason"), max_length=300, blank=True)

    may: dict[str, bool]

    objects: ClassVar[Any] = AnswerQuerySet.as_manager()
    access = ANSWER

    class Meta:
        verbose_name = _("answer")
        constraints = [
            # Within whoever writes: a back office may answer beside a draft of the post that it cannot see.
            models.UniqueConstraint(
                fields=["addressee", "post", "number"], name="answer_number_of_addressee", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(released_at=None) | ~Q(outcome=""), name="answer_released_says_something"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawal_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason="")),
                name="answer_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.addressee_id} #{self.number}"

    @property
    def replies(self) -> Replies:
        known = {"language": self.language, "allows": self.allows, "reasons": self.reasons}
        return Replies.of(unsealed(self.sealed, self._place), **known)

    def take(self, replies: Replies) -> None:
        """What was answered, into the row; the caller saves."""
        self.language, self.allows, self.reasons = replies.language, replies.allows, replies.reasons
        self.outcome = replies.outcome
        self.sealed = sealed(replies.as_json(), self._place)

    @property
    def writer(self) -> list[int]:
        """The circle that writes it."""
        return [self.post.circle_id] if self.post else [self.authority.back_office_circle_id]

    @property
    def originator(self) -> list[int]:
        return sorted({*self.writer, self.authority.back_office_circle_id})

    @property
    def _place(self) -> str:
        return f"requests_answer.sealed:{self.public_id}"
