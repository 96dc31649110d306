"""A feed token: the address of one feed, for one program of its owner, until a day; kept as a digest."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ilonet.access.sealed import SealedQuerySet
from ilonet.lib.clock import Now
from ilonet.notices.access import FEED


class Feed(models.Model):
    """Opens its feed and nothing else; standing is asked at each fetch."""

    class Kind(models.TextChoices):
        ATOM = "atom", _("new reports on what you follow (Atom)")
        CALENDAR = "calendar", _("days on which something is asked of you (calendar)")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feeds")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    label = models.CharField(_("name"), max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("made"), db_default=Now())
    until = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(_("last fetched"), null=True)
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = SealedQuerySet.as_manager()
    access = FEED

    class Meta:
        verbose_name = _("feed token")

    def __str__(self) -> str:
        return self.label
