"""A post or an authority that a request asks, and what became of it there (C.6; INV-5)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ilonet.access.models import Guarded
from ilonet.access.sealed import SealedQuerySet
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.requests.access import ADDRESSEE
from ilonet.requests.models.request import Request
from ilonet.requests.vocabulary import Outcome


class AddresseeQuerySet(SealedQuerySet):
    def open(self) -> AddresseeQuerySet:
        """Of whom an answer is still wanted."""
        return self.filter(
            answered_at=None, declined_at=None, request__closed_at=None, request__withdrawn_at=None
        )  # fmt: skip


class Addressee(Guarded):
    """Known to whoever asked, to the addressed post and to its back office; to nobody else."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="addressees")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+", verbose_name=_("authority"))
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("post"))
    tasked_at = models.DateTimeField(null=True, blank=True)  # the authority has made it its officer's task
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_because = models.CharField(_("reason"), max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, blank=True)

    may: dict[str, bool]

    objects: ClassVar[Any] = AddresseeQuerySet.as_manager()
    access = ADDRESSEE

    class Meta:
        verbose_name = _("addressee")
        constraints = [
            models.UniqueConstraint(
                fields=["request", "authority", "post"], name="addressee_once_in_request", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(declined_at=None), name="addressee_answered_or_declined"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id}: {self.authority_id} {self.post_id or ''}"

    @property
    def circles(self) -> list[int]:
        """Of the addressed: the back office decides, the post reads along (C.6)."""
        post = [self.post.circle_id] if self.post else []
        return sorted([*post, self.authority.back_office_circle_id])
