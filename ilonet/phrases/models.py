"""A phrase: a sentence that one account keeps to use again."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ilonet.access.acts import act
from ilonet.access.sealed import SealedQuerySet
from ilonet.lib import keys
from ilonet.lib.clock import Now
from ilonet.phrases.access import ACCESS

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


class Phrase(models.Model):
    """Known to its account alone, and sealed: what somebody writes often says what they work on."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="phrases")
    sealed = models.BinaryField()
    kept_at = models.DateTimeField(db_default=Now())

    noted: dict[str, Any]  # what the audit keeps of the act under way

    objects: ClassVar[Any] = SealedQuerySet.as_manager()
    access = ACCESS

    class Meta:
        verbose_name = _("phrase")
        indexes = [models.Index(fields=["account", "-kept_at"], name="phrase_of_account")]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def words(self) -> str:
        return keys.unseal(bytes(self.sealed), place=self._place).decode()

    def write(self, words: str) -> None:
        """The caller saves."""
        self.sealed = keys.seal(words.encode(), place=self._place)

    @property
    def _place(self) -> str:
        return f"phrases_phrase.sealed:{self.public_id}"

    @act("phrase.kept", needs="keep")
    def keep(self, *, by: Actor) -> None:
        """Of its words the audit learns nothing."""

    @act("phrase.removed", needs="keep")
    def remove(self, *, by: Actor) -> None:
        type(self).objects.which(by, may="keep").filter(pk=self.pk).delete()
