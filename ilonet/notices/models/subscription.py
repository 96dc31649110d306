"""A subscription: what somebody follows, and how soon they want a mail that something came."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ilonet.access.acts import act
from ilonet.access.sealed import SealedQuerySet
from ilonet.lib.clock import Now
from ilonet.notices.access import SUBSCRIPTION

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


class Pace(models.TextChoices):
    AT_ONCE = "at_once", _("at once")
    DAILY = "daily", _("once a day")
    WEEKLY = "weekly", _("once a week")
    INBOX = "inbox", _("in the inbox only")


class Subscription(models.Model):
    """Grants nothing: what comes of it is asked for its reader each time."""

    class Kind(models.TextChoices):
        COUNTRY = "country", _("country")
        TOPIC = "topic", _("topic")
        NETWORK = "network", _("network")
        SAVED = "saved", _("saved list")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="subscriptions")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    key = models.CharField(max_length=36)  # code of the country, letter of the topic, public id of the others
    pace = models.CharField(_("by mail"), max_length=10, choices=Pace.choices, default=Pace.DAILY)
    begun_at = models.DateTimeField(_("since"), db_default=Now())

    noted: dict[str, Any]  # what the audit keeps of the act under way

    objects: ClassVar[Any] = SealedQuerySet.as_manager()
    access = SUBSCRIPTION

    class Meta:
        verbose_name = _("subscription")
        constraints = [models.UniqueConstraint(fields=["account", "kind", "key"], name="followed_once")]
        indexes = [models.Index(fields=["kind", "key"], name="subscriptions_by_key")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @act("subscription.begun", needs="keep")
    def begin(self, *, by: Actor) -> None:
        """Of what is followed the audit learns the kind alone."""
        self.noted = {"kind": self.kind, "pace": self.pace}

    @act("subscription.changed", needs="keep")
    def change(self, pace: str, *, by: Actor) -> None:
        self.pace = pace
        self.save(update_fields=["pace"])
        self.noted = {"kind": self.kind, "pace": self.pace}

    @act("subscription.ended", needs="keep")
    def end(self, *, by: Actor) -> None:
        self.noted = {"kind": self.kind}
        type(self).objects.which(by, may="keep").filter(pk=self.pk).delete()
