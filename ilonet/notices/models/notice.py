"""A notice: somebody is told of an act. It holds ids and codes; its line is written when it is read."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ilonet.access.sealed import SealedQuerySet
from ilonet.lib.clock import Now
from ilonet.notices.access import NOTICE
from ilonet.notices.models.mail import Mail
from ilonet.notices.models.subscription import Subscription


class Kind(models.TextChoices):
    ASKED = "asked", _("asked of you")
    YOURS = "yours", _("about what is yours")
    FOLLOWED = "followed", _("what you follow")


class Notice(models.Model):
    """Never a title, never a name: whoever may no longer see the thing is not told that there was one."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    event = models.UUIDField()  # of the audit
    act = models.CharField(max_length=60)
    role = models.CharField(max_length=20)  # as what one is told: notices/table.py
    kind = models.CharField(max_length=10, choices=Kind.choices)
    noun = models.CharField(max_length=60)
    thing = models.UUIDField()  # public id of what it was done to
    at = models.DateTimeField()  # of the act
    made_at = models.DateTimeField(db_default=Now())
    read_at = models.DateTimeField(null=True)
    is_urgent = models.BooleanField(default=False)
    follows = models.ForeignKey(
        Subscription, on_delete=models.SET_NULL, null=True, related_name="notices"
    )  # by which it came

    mail_at = models.DateTimeField(null=True)  # when a mail about it is due; none where none is wanted
    mail = models.ForeignKey(Mail, on_delete=models.SET_NULL, null=True, related_name="notices")  # one at most

    objects: ClassVar[Any] = SealedQuerySet.as_manager()
    access = NOTICE

    class Meta:
        verbose_name = _("notice")
        constraints = [models.UniqueConstraint(fields=["account", "event"], name="told_once_of_an_act")]
        indexes = [
            models.Index(fields=["account", "-at", "-public_id"], name="notices_newest"),
            models.Index(fields=["account", "noun"], condition=models.Q(read_at=None), name="notices_unread"),
            models.Index(fields=["mail_at"], condition=models.Q(read_at=None, mail=None), name="notices_to_mail"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.pk}"


class Bookmark(models.Model):
    """Up to which event of the audit everybody was told: one row, locked by whoever reads on."""

    single = models.BooleanField(primary_key=True, default=True)
    position = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("bookmark in the audit")
        constraints = [models.CheckConstraint(condition=models.Q(single=True), name="one_bookmark")]

    def __str__(self) -> str:
        return f"{self.position}"
