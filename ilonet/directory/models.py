"""An officer's contact entry: exactly the fields of Art. 9(2)(d), sealed; the only place that names officers."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ilonet.access import circles
from ilonet.access.acts import act
from ilonet.access.models import Guarded
from ilonet.deployments.models import Deployment
from ilonet.directory import shape
from ilonet.directory.access import ACCESS
from ilonet.directory.shape import Contact
from ilonet.lib import clock, keys
from ilonet.lib.refusals import overtaken

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

__all__ = ["Contact", "ContactEntry", "match_of"]


def _readers() -> list[int]:
    return [circles.ENTITLED, circles.PRIVACY]


class ContactEntry(Guarded):
    readers = ArrayField(models.IntegerField(), default=_readers)
    deployment = models.OneToOneField(Deployment, on_delete=models.PROTECT, related_name="contact_entry")
    sealed = models.BinaryField()
    match = models.CharField(max_length=64, db_index=True)  # keyed digest of authority and name, to recognise a person
    confirmed_on = models.DateField(_("confirmed on"), null=True)
    version = models.PositiveIntegerField(default=1)

    noted: dict[str, Any]  # what the audit keeps of the act under way

    access = ACCESS

    class Meta:
        verbose_name = _("contact entry")
        verbose_name_plural = _("contact entries")

    def __str__(self) -> str:
        return str(self.public_id)

    @act("contact_entry.viewed", needs="read", reads=True)
    def view(self, *, by: Actor) -> Contact:
        """Names, numbers and addresses; every view is recorded and shown to the officer on request (R-9.3-c)."""
        return self.contact

    @act("contact_entry.exported", needs="export", reads=True)
    def leave(self, *, by: Actor) -> Contact:
        """In the list as a file; the officer is told as of any other view (R-9.3-c)."""
        return self.contact

    @act("contact_entry.card_taken", needs="read", reads=True)
    def take_card(self, *, by: Actor) -> Contact:
        """This entry alone, for an address book."""
        if by.restraint:
            raise by.restraint.refusal("take_out")
        return self.contact

    @act("contact_entry.entered", needs="correct")
    def enter(self, *, by: Actor) -> None:
        """The officer stands in the list from now on (Art. 9(2)(d))."""

    @act("contact_entry.written", needs="correct")
    def rewrite(self, contact: Contact, *, version: int, by: Actor) -> None:
        """By the officer, or by the back office of the authority, which vouches for it from today."""
        if self.version != version:
            raise overtaken(version=self.version)
        shape.insist_on(contact)
        self.write(contact)
        self.version += 1
        self.confirmed_on = clock.today(self.deployment.post.authority.zone)
        self.noted = {"version": self.version}
        self.save(update_fields=["sealed", "match", "version", "confirmed_on"])

    @property
    def _place(self) -> str:
        return f"directory_contactentry.sealed:{self.public_id}"

    @property
    def contact(self) -> Contact:
        return Contact(**json.loads(keys.unseal(self.sealed, place=self._place)))

    def write(self, contact: Contact) -> None:
        """Seal the contact into the row; the caller saves."""
        self.sealed = keys.seal(json.dumps(asdict(contact)).encode(), place=self._place)
        self.match = match_of(self.deployment.post.authority.code, contact)


def match_of(authority_code: str, contact: Contact) -> str:
    """The same for the same name at the same authority, however it was written in capitals or spaces."""
    name = " ".join(f"{contact.family_name} {contact.given_name}".casefold().split())
    return keys.fingerprint(f"{authority_code}|{name}", purpose="directory match")
