"""A second look: one flagged passage, sealed and short-lived, and what a distinct person says of it (security.md 7.3)."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ilonet.access.acts import act
from ilonet.access.sealed import SealedQuerySet
from ilonet.authorities.models import Authority
from ilonet.lib import clock, keys
from ilonet.lib.clock import Now
from ilonet.looks.access import ACCESS
from ilonet.looks.passage import Passage
from ilonet.screening.kinds import KINDS, Kind
from ilonet.screening.reasons import Reason

if TYPE_CHECKING:
    from datetime import datetime

    from ilonet.access.actor import Actor

WORKING_DAYS = 2
KEPT = timedelta(days=10)  # a passage nobody decided on
KEPT_AFTERWARDS = timedelta(days=30)


class Decision(models.TextChoices):
    CLEAR = "clear", _("no personal data")
    MASK = "mask", _("to be masked")
    REFUSE = "refuse", _("not here: the lawful channel")


class LookQuerySet(SealedQuerySet):
    def waiting(self) -> LookQuerySet:
        return self.filter(decision="", ended_at=None, kept_until__gt=Now())

    def on(self, thing: uuid.UUID) -> LookQuerySet:
        """Of one report."""
        return self.filter(thing=thing)


class Look(models.Model):
    """Asked for before others may read the text, or due after they could on its author's own reason (`is_afterwards`)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    post_circle = models.IntegerField()  # of the post that writes the text
    noun = models.CharField(max_length=40)
    thing = models.UUIDField()  # public id of what holds the text
    field = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)  # keyed, of the exact text of the field
    language = models.CharField(max_length=2)
    why = models.CharField(max_length=12, choices=Reason.choices)
    hands = ArrayField(models.CharField(max_length=36))  # pseudonyms of all who have written the text
    sealed = models.BinaryField(null=True)
    is_afterwards = models.BooleanField(default=False)
    asked_at = models.DateTimeField(db_default=Now())
    due_at = models.DateTimeField()
    kept_until = models.DateTimeField()
    decision = models.CharField(max_length=8, choices=Decision.choices, blank=True)
    because = models.CharField(_("reason"), max_length=300, blank=True)
    decided_by = models.CharField(max_length=36, blank=True)
    decided_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # the text was changed, or nobody looked in time

    noted: dict[str, Any]

    objects: ClassVar[Any] = LookQuerySet.as_manager()
    access = ACCESS

    class Meta:
        verbose_name = _("second look")
        constraints = [
            models.UniqueConstraint(
                fields=["thing", "kind", "start", "end", "digest", "is_afterwards"],
                condition=Q(decision="", ended_at=None),
                name="one_look_at_a_place",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_by="", decided_at=None)
                | (~Q(decision="") & ~Q(decided_by="") & Q(decided_at__isnull=False) & ~Q(because="")),
                name="look_decided_by_somebody_for_a_reason",
            ),
            models.CheckConstraint(
                condition=(Q(decision="") & Q(ended_at=None)) | Q(sealed=None) | Q(decision="mask"),
                name="look_forgets_its_passage",
            ),
        ]
        indexes = [
            models.Index(fields=["thing"], name="look_at_thing"),
            models.Index(fields=["authority", "due_at"], name="look_waiting", condition=Q(decision="", ended_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @property
    def is_waiting(self) -> bool:
        return not self.decision and self.ended_at is None

    def is_overdue(self, at: datetime) -> bool:
        return self.is_waiting and self.due_at <= at

    @property
    def place(self) -> tuple[str, int, int, str]:
        """What it is about, exactly; another text, or another finding, is another place."""
        return self.kind, self.start, self.end, self.digest

    @property
    def found(self) -> Kind:
        return KINDS[self.kind]

    @property
    def passage(self) -> Passage | None:
        """None once it is forgotten."""
        if self.sealed is None:
            return None
        return Passage(**json.loads(keys.unseal(self.sealed, place=self._seal)))

    def keep(self, passage: Passage | None) -> None:
        """The caller saves."""
        self.sealed = keys.seal(json.dumps(asdict(passage)).encode(), place=self._seal) if passage else None

    @property
    def _seal(self) -> str:
        return f"looks_look.sealed:{self.public_id}"

    @act("look.asked", needs="ask")
    def ask(self, *, by: Actor) -> None:
        self.noted = {"kind": self.kind, "why": self.why}

    @act("look.viewed", needs="decide", reads=True)
    def view(self, *, by: Actor) -> None:
        """A passage that may be personal data is opened by name of office."""
        self.noted = {"kind": self.kind}

    @act("look.decided", needs="decide")
    def decide(self, decision: str, because: str, proposal: str, *, by: Actor) -> None:
        """The passage is forgotten in the same step; of a proposal, that alone is kept until its author has taken it."""
        self.decision, self.because = decision, because
        self.decided_by, self.decided_at = by.pseudonym, clock.now()
        self.keep(Passage("", "", "", proposal=proposal) if proposal else None)
        self.save(update_fields=["decision", "because", "decided_by", "decided_at", "sealed"])
        self.noted = {"kind": self.kind, "decision": decision, "afterwards": int(self.is_afterwards)}
