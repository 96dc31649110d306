"""A list that was sent: kept sealed for three days, until it is confirmed or discarded."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ilonet.access.acts import act
from ilonet.access.models import Guarded
from ilonet.access.sealed import SealedQuerySet
from ilonet.authorities.models import Authority
from ilonet.lib import clock, keys
from ilonet.lib.clock import Now
from ilonet.lib.refusals import Refusal, overtaken
from ilonet.loads.access import LOAD

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

KEPT = timedelta(hours=72)


class Stage(models.TextChoices):
    READING = "reading", _("being read")
    TO_SAY = "to_say", _("words to explain")
    TO_MEND = "to_mend", _("rows to mend")
    READY = "ready", _("ready to confirm")
    STORING = "storing", _("being stored")
    STORED = "stored", _("stored")
    DISCARDED = "discarded", _("discarded")
    EXPIRED = "expired", _("expired")


OPEN = (Stage.READING, Stage.TO_SAY, Stage.TO_MEND, Stage.READY, Stage.STORING)
UNDER_WAY = (Stage.READING, Stage.STORING)


class LoadQuerySet(SealedQuerySet):
    def open(self) -> LoadQuerySet:
        return self.filter(stage__in=OPEN)


class Load(Guarded):
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="loads")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(_("sent"), db_default=Now())
    expires_at = models.DateTimeField(_("kept until"))
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices, default=Stage.READING)
    version = models.PositiveIntegerField(default=1)
    is_legacy = models.BooleanField(_("kept under Regulation (EC) No 377/2004"), default=False)
    sealed_file = models.BinaryField(null=True)
    sealed_about = models.BinaryField(null=True)  # the name of the file and of its sheet
    sealed_seen = models.BinaryField(null=True)  # what a look at it has shown; names officers
    digest = models.CharField(max_length=64, blank=True)  # of the difference that was shown
    rows = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_as = models.CharField(max_length=160, blank=True)  # the hat
    stored_at = models.DateTimeField(_("stored"), null=True)

    objects: ClassVar[Any] = LoadQuerySet.as_manager()
    access = LOAD
    noted: dict[str, Any]

    class Meta:
        verbose_name = _("load")
        indexes = [models.Index(fields=["authority", "-sent_at"])]

    def __str__(self) -> str:
        return str(self.public_id)

    @act("load.sent", needs="confirm")
    def send(self, *, by: Actor) -> None:
        self.noted = {"authority": self.authority.code}

    @act("load.confirmed", needs="confirm")
    def confirm(self, *, version: int, by: Actor) -> None:
        """What was looked at is to be stored, by whoever confirms it, in the hat they wear."""
        self._insist(version)
        if self.stage != Stage.READY:
            raise not_ready()
        self.stage = Stage.STORING
        self.confirmed_by_id, self.confirmed_as = by.account_id, by.hat.label[:160] if by.hat else ""
        self.version += 1
        self.noted = dict(self.counts)
        self.save(update_fields=["stage", "confirmed_by", "confirmed_as", "version"])

    @act("load.discarded", needs="discard")
    def discard(self, *, version: int, by: Actor) -> None:
        """Nothing of it was stored, and nothing of it is kept."""
        self._insist(version)
        if self.stage not in OPEN or self.stage == Stage.STORING:
            raise not_ready()
        self.forget(Stage.DISCARDED)

    def forget(self, stage: Stage) -> None:
        """File, name and what it showed are gone; that it was there, and the counts, stay."""
        self.stage = stage
        self.sealed_file = self.sealed_about = self.sealed_seen = None
        self.version += 1
        self.save(
            update_fields=["stage", "sealed_file", "sealed_about", "sealed_seen", "version", "stored_at", "counts"]
        )

    def keep(self, content: bytes, about: dict[str, Any]) -> None:
        """Seal the file into the row; the caller saves."""
        self.sealed_file = keys.seal(content, place=self._place("sealed_file"))
        self.sealed_about = keys.seal(json.dumps(about).encode(), place=self._place("sealed_about"))

    def show(
        self, seen: dict[str, Any], stage: Stage, *, digest: str = "", counts: dict[str, int] | None = None
    ) -> None:
        """What a look at the file has shown, from now on."""
        self.sealed_seen = keys.seal(json.dumps(seen).encode(), place=self._place("sealed_seen"))
        self.stage, self.digest, self.counts = stage, digest, counts or {}
        self.version += 1
        self.save(update_fields=["sealed_seen", "stage", "digest", "counts", "rows", "version"])

    @property
    def content(self) -> bytes:
        self._insist_kept()
        return keys.unseal(self.sealed_file, place=self._place("sealed_file"))

    @property
    def about(self) -> dict[str, Any]:
        if self.sealed_about is None:
            return {"filename": "", "sheet": None}
        return json.loads(keys.unseal(self.sealed_about, place=self._place("sealed_about")))

    @property
    def seen(self) -> dict[str, Any]:
        if self.sealed_seen is None:
            return {}
        return json.loads(keys.unseal(self.sealed_seen, place=self._place("sealed_seen")))

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN and self.sealed_file is not None

    @property
    def is_under_way(self) -> bool:
        return self.stage in UNDER_WAY

    def _insist(self, version: int) -> None:
        self._insist_kept()
        if self.version != version:
            raise overtaken(version=self.version)

    def _insist_kept(self) -> None:
        if self.sealed_file is None or self.expires_at <= clock.now():
            raise Refusal(
                "load.gone",
                _("The file is no longer kept."),
                _("Lists are kept for 72 hours. Send the file again."),
                status=410,
            )

    def _place(self, column: str) -> str:
        return f"loads_load.{column}:{self.public_id}"


def not_ready() -> Refusal:
    return Refusal(
        "load.not_in_this_stage",
        _("The list is not at a stage at which this can be done."),
        _("Open the page of the list again and look at what it asks for."),
        status=409,
    )
