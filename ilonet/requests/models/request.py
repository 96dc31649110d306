"""A question to the network: written, sent to those whom the register names, closed (C.6)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ilonet.access.models import Guarded
from ilonet.access.sealed import SealedQuerySet
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.deployments.vocabulary import Topic
from ilonet.lib.clock import Now
from ilonet.reports.vocabulary import Tlp
from ilonet.requests.access import REQUEST
from ilonet.requests.asking import COLUMNS, Asking
from ilonet.requests.sealing import sealed, unsealed
from ilonet.requests.vocabulary import MARKINGS, Urgency


class RequestQuerySet(SealedQuerySet):
    def sent(self) -> RequestQuerySet:
        return self.filter(sent_at__isnull=False, withdrawn_at=None)

    def open(self) -> RequestQuerySet:
        return self.sent().filter(closed_at=None)


class Request(Guarded):
    """Asked by a post, or by a back office where `post` is empty; its words are always sealed."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="requests", verbose_name=_("post"))
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="requests", verbose_name=_("asking authority")
    )
    report = models.UUIDField(null=True, blank=True)  # public id of the report that it comes from
    title = models.CharField(_("title"), max_length=160)
    language = models.CharField(_("language"), max_length=2, default="en")
    topics = ArrayField(models.CharField(max_length=1, choices=Topic.choices), default=list)
    countries = ArrayField(models.CharField(max_length=3), default=list)
    period_from = models.DateField(_("period from"), null=True, blank=True)
    period_until = models.DateField(_("period until"), null=True, blank=True)
    tlp = models.CharField(_("marking"), max_length=12, choices=MARKINGS, default=Tlp.AMBER.value)
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency.choices, default=Urgency.NORMAL)
    due_on = models.DateField(_("answers wanted by"), null=True, blank=True)
    audience = ArrayField(models.IntegerField(), default=list)  # circles that may read along
    wanted = ArrayField(models.CharField(max_length=60), default=list)  # whom to ask, until it is sent
    sealed = models.BinaryField()
    reasons = models.JSONField(default=list, blank=True)
    edition = models.PositiveIntegerField(default=1)  # counts saves: the precondition of every edit
    created_at = models.DateTimeField(db_default=Now())
    saved_at = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawal_reason = models.CharField(_("reason"), max_length=300, blank=True)
    words = SearchVectorField(null=True)  # so that the next who asks the same is told

    may: dict[str, bool]

    objects: ClassVar[Any] = RequestQuerySet.as_manager()
    access = REQUEST

    class Meta:
        verbose_name = _("request")
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(due_on__isnull=False), name="request_sent_with_a_deadline"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawal_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason="")),
                name="request_withdrawn_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(F("sent_at").desc(nulls_last=True), F("id").desc(), name="request_newest"),
            GinIndex(fields=["words"], name="request_words"),
            GinIndex(fields=["countries"], name="request_countries"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def asking(self) -> Asking:
        return Asking(**self._opened(), **{name: getattr(self, name) for name in COLUMNS})

    def take(self, asking: Asking) -> None:
        """What is asked, into the row; the caller saves."""
        for name in COLUMNS:
            setattr(self, name, getattr(asking, name))
        self.sealed = sealed({"background": asking.background, "questions": asking.questions}, self._place)

    @property
    def asker(self) -> list[int]:
        """The circles of whoever asked: the post, once it is sent also its back office (R-SEC-7)."""
        back_office = self.authority.back_office_circle_id
        if self.post is None:
            return [back_office]
        return [self.post.circle_id] if self.sent_at is None else sorted([self.post.circle_id, back_office])

    @property
    def is_open(self) -> bool:
        return self.sent_at is not None and self.closed_at is None and self.withdrawn_at is None

    def _opened(self) -> dict[str, Any]:
        return dict(unsealed(self.sealed, self._place))

    @property
    def _place(self) -> str:
        return f"requests_request.sealed:{self.public_id}"
