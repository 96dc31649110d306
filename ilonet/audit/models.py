"""The audit: append-only, chained at commit, and the pseudonyms that stand for persons in it."""

import uuid

from django.db import models

from ilonet.lib.clock import Now


class Event(models.Model):
    """One act: what, on which row, when, in which hat. Never the person, never the content."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(db_default=Now())
    act = models.CharField(max_length=60)
    actor = models.CharField(max_length=36)
    hat = models.CharField(max_length=30)
    hat_label = models.CharField(max_length=160)
    authority = models.CharField(max_length=20, blank=True)
    noun = models.CharField(max_length=60)
    public_id = models.UUIDField(null=True)
    noted = models.JSONField(default=dict)

    class Meta:
        verbose_name = "audit event"
        indexes = [
            models.Index(fields=["-at"]),
            models.Index(fields=["public_id", "-at"]),
            models.Index(fields=["actor", "-at"]),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.public_id or ''}".strip()


class Link(models.Model):
    """The event's place in the chain, given at commit: its digest covers the event and the digest before."""

    position = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="link", db_constraint=False)
    digest = models.BinaryField()

    class Meta:
        verbose_name = "audit link"

    def __str__(self) -> str:
        return f"{self.position}"


class Checkpoint(models.Model):
    """A signed statement: at this time the chain ended at this position with this digest."""

    position = models.BigIntegerField(primary_key=True)
    digest = models.BinaryField()
    at = models.DateTimeField(db_default=Now())
    signature = models.BinaryField()

    class Meta:
        verbose_name = "audit checkpoint"

    def __str__(self) -> str:
        return f"{self.position}"


class Pseudonym(models.Model):
    """Which person an actor id stands for: sealed, found by a keyed digest, and gone when the seal is destroyed."""

    lookup = models.CharField(max_length=64, primary_key=True)
    sealed = models.BinaryField(null=True)

    class Meta:
        verbose_name = "pseudonym"

    def __str__(self) -> str:
        return self.lookup[:8]
