"""A file that belongs to something people share: from which version on, until which, in which state (R-3.4-00, R-9.1-a)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ilonet.access.models import Guarded
from ilonet.access.sealed import SealedQuerySet
from ilonet.documents.access import ACCESS, with_its_thing
from ilonet.lib import keys
from ilonet.lib.clock import Now

if TYPE_CHECKING:
    from uuid import UUID

    from ilonet.access.actor import Actor


class State(models.TextChoices):
    ARRIVING = "arriving", _("on its way")
    WAITING = "waiting", _("waits for the search for malware")
    ASKED = "asked", _("waits for your word")
    REFUSED = "refused", _("refused; nothing of it is kept")
    CLEAR = "clear", _("clear")


class Kind(models.TextChoices):
    PDF = "pdf", _("PDF")
    DOCX = "docx", _("Word document")
    XLSX = "xlsx", _("Excel workbook")
    PPTX = "pptx", _("PowerPoint presentation")
    ODT = "odt", _("OpenDocument text")
    ODS = "ods", _("OpenDocument spreadsheet")
    TEXT = "text", _("plain text")
    CSV = "csv", _("table in plain text")
    JPEG = "jpeg", _("JPEG picture")
    PNG = "png", _("PNG picture")


class FileQuerySet(SealedQuerySet):
    def of(self, item: UUID) -> FileQuerySet:
        """Those of one thing, in the order in which they came."""
        return self.filter(item=item).order_by("pk")

    def known_with_its_thing(self, actor: Actor) -> FileQuerySet:
        """Without what is shown to a draft's guests, who know nothing of the thing itself."""
        return self.visible_to(actor).filter(with_its_thing(actor))

    def in_version(self, number: int) -> FileQuerySet:
        return self.filter(Q(until=None) | Q(until__gt=number), since__lte=number)

    def clear(self) -> FileQuerySet:
        return self.filter(state=State.CLEAR)

    def without_content(self) -> FileQuerySet:
        return self.defer("sealed_said", "sealed_preview")


class File(Guarded):
    """Its bytes lie in the store under a name that says nothing, enciphered with a key of its own that lies here, sealed."""

    item = models.UUIDField(db_index=True)  # public id of what it belongs to
    since = models.PositiveIntegerField(default=1)  # the version that brought it
    until = models.PositiveIntegerField(null=True)  # the first version without it
    holder = models.IntegerField()  # circle of the post that sent it
    was_released = models.BooleanField(default=False)  # with a version; the database says so, and never takes it back
    shown_to = ArrayField(
        models.IntegerField(), default=list
    )  # guests of the draft it went along with; by the database
    shown_until = models.DateTimeField(null=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ARRIVING)
    kind = models.CharField(_("type"), max_length=5, choices=Kind.choices, blank=True)
    size = models.PositiveBigIntegerField(_("size"), default=0)  # as it is kept; on its way, as announced
    arrived = models.PositiveBigIntegerField(default=0)  # bytes, while it is on its way
    digest = models.CharField(max_length=64, blank=True)  # SHA-256 of what is kept
    unread_pictures = models.PositiveIntegerField(default=0)
    stored_as = models.CharField(max_length=32, blank=True)
    sealed_key = models.BinaryField(null=True)
    sealed_about = models.BinaryField(null=True)  # name, what was stripped, what was found, the author's word
    sealed_said = models.BinaryField(null=True)  # the texts with their places
    sealed_preview = models.BinaryField(null=True)
    sent_at = models.DateTimeField(_("sent"), db_default=Now())

    looks: list[Any]  # what was asked about it, where its author is shown the files

    objects: ClassVar[Any] = FileQuerySet.as_manager()
    access = ACCESS

    class Meta:
        verbose_name = _("file")
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="file_stays_for_a_version"),
            models.CheckConstraint(
                condition=~Q(state=State.CLEAR) | ~Q(digest="") & ~Q(stored_as=""), name="file_clear_is_kept"
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def about(self) -> dict[str, Any]:
        """name, stripped, found, count, stops, basis, reason, note, held, pictures, preview, seen, signature: as far as there are any."""
        return json.loads(self.opened("sealed_about") or b"{}")

    def tell(self, **more: Any) -> None:
        """Adds to what is known about it; the caller saves."""
        self.seal("sealed_about", json.dumps(self.about | more).encode())

    @property
    def name(self) -> str:
        return str(self.about.get("name", ""))

    @property
    def asks_why(self) -> bool:
        """About places that may be personal data."""
        return bool(self.about.get("count")) and not self.about.get("reason")

    @property
    def stops(self) -> bool:
        """Rules that have become stricter found what no reason lets through."""
        return bool(self.about.get("stops"))

    @property
    def pictures(self) -> int:
        return int(self.about.get("pictures", 0))

    @property
    def asks_for_eyes(self) -> bool:
        """No machine says who can be recognised in a picture: its author looks, and says so (security.md 7.2, K6)."""
        return bool(self.pictures) and not self.about.get("seen")

    @property
    def is_settled(self) -> bool:
        return not (self.asks_why or self.asks_for_eyes)

    def ask(self, found: list[dict[str, Any]], count: int, *, stops: bool = False) -> None:
        """Anew: an earlier reason was about other places. The caller saves."""
        self.tell(found=found, count=count, stops=stops, reason="", note="")
        if self.state == State.CLEAR:
            self.state = State.ASKED

    @property
    def waits_for_a_word(self) -> bool:
        """Of its author; also while it waits for the search for malware, which asks nobody."""
        return self.state in {State.ASKED, State.WAITING} and not self.is_settled

    def settle(self) -> None:
        """After each word of its author, once it was looked through; the caller saves."""
        if self.state != State.WAITING:
            self.state = State.CLEAR if self.is_settled else State.ASKED

    @property
    def short_digest(self) -> str:
        return self.digest[:12]

    @property
    def said(self) -> list[dict[str, Any]]:
        """Its texts: kind, where, text, continues; in the order of the file, its name left out."""
        return json.loads(self.opened("sealed_said") or b"[]")

    @property
    def preview(self) -> bytes:
        return self.opened("sealed_preview")

    @property
    def has_preview(self) -> bool:
        return bool(self.about.get("preview"))

    @property
    def key(self) -> bytes:
        return self.opened("sealed_key")

    def seal(self, column: str, content: bytes) -> None:
        setattr(self, column, keys.seal(content, place=self._place(column)))

    def opened(self, column: str) -> bytes:
        held = getattr(self, column)
        return keys.unseal(held, place=self._place(column)) if held is not None else b""

    def empty(self, state: State) -> None:
        """What it was is gone with its key; that it was here stays. The caller saves."""
        self.state, self.stored_as, self.digest = state, "", ""
        self.sealed_key = self.sealed_said = self.sealed_preview = None

    def _place(self, column: str) -> str:
        return f"documents_file.{column}:{self.public_id}"
