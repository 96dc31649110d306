"""A mail on its way out: to whom, how often tried, how it ended. What it says is written when it leaves."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from ilonet.lib.clock import Now
from ilonet.notices.models.subscription import Pace


class Mail(models.Model):
    """For the worker and the operator alone: no address and no word of it is kept."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        NOTHING = "nothing", _("nothing left to say")  # read meanwhile, or not to be seen any more
        FAILED = "failed", _("failed")
        UNCLEAR = "unclear", _("unclear whether it arrived")  # never sent again by itself

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    is_urgent = models.BooleanField(default=False)
    made_at = models.DateTimeField(db_default=Now())
    not_before = models.DateTimeField(db_default=Now())
    tried_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=80, blank=True)  # the kind of error; its words could be an address

    class Meta:
        verbose_name = _("outgoing mail")
        indexes = [
            models.Index(fields=["not_before"], condition=models.Q(state="waiting"), name="mails_to_send"),
            models.Index(fields=["account", "-made_at"], name="mails_of_account"),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.pk}"


def _hour(name: str, default: int) -> models.PositiveSmallIntegerField[int, int]:
    return models.PositiveSmallIntegerField(name, default=default, validators=[MaxValueValidator(23)])


class Delivery(models.Model):
    """How and when one wants to hear by mail; whoever has said nothing has these defaults."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    pace = models.CharField(
        max_length=10, choices=Pace.choices, default=Pace.AT_ONCE
    )  # of what is asked of one, or one's own
    hour = _hour("hour", 8)
    weekday = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(6)])  # Monday is 0
    quiet_from = _hour("quiet from", 20)
    quiet_until = _hour("quiet until", 7)

    class Meta:
        verbose_name = _("delivery of notices")

    def __str__(self) -> str:
        return f"{self.account_id}"
