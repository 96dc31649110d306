"""Words that somebody typed into a form and has not sent: kept sealed, for them alone, for three days (security.md 7.3)."""

from __future__ import annotations

import json
import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ilonet.access.sealed import SealedQuerySet
from ilonet.lib import keys
from ilonet.lib.clock import Now
from ilonet.saved.access import UNSENT

Fields = dict[str, list[str]]


class Unsent(models.Model):
    """One of each form and account. Nothing is done by it, so it is no act; sending the form forgets it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unsent")
    form = models.CharField(max_length=200)  # the path that it would be sent to
    sealed = models.BinaryField()
    kept_at = models.DateTimeField(db_default=Now())
    circles = ArrayField(models.IntegerField(), default=list)  # in which one stood while typing

    objects: ClassVar[Any] = SealedQuerySet.as_manager()
    access = UNSENT

    class Meta:
        verbose_name = _("unsent words")
        verbose_name_plural = _("unsent words")
        constraints = [models.UniqueConstraint(fields=["account", "form"], name="unsent_once_for_a_form")]

    def __str__(self) -> str:
        return self.form

    @property
    def fields(self) -> Fields:
        held: Fields = json.loads(keys.unseal(bytes(self.sealed), place=self._place))
        return held

    def keep(self, fields: Fields) -> None:
        """The caller saves."""
        self.sealed = keys.seal(json.dumps(fields).encode(), place=self._place)

    @property
    def _place(self) -> str:
        return f"saved_unsent.sealed:{self.public_id}"
