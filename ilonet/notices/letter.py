"""What does a mail say? That something waits, how much, and where; never what (face.md; security.md 4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ilonet.authorities.models import Authority
from ilonet.directory.models import ContactEntry

if TYPE_CHECKING:
    from uuid import UUID

    from ilonet.access.actor import Actor
    from ilonet.accounts.models import Account

BECAUSE = "where an officer is written to: the address of the authority that the directory holds"


def address_of(account: Account, actor: Actor) -> str:
    """The officer's at work, as the directory has it; else the account's; else the mailbox of the back office."""
    entries = ContactEntry.objects.unrestricted(because=BECAUSE).filter(deployment__in=actor.deployment_ids)
    for entry in entries.order_by("pk"):
        if entry.contact.emails:
            return str(entry.contact.emails[0])
    if account.email:
        return account.email
    boxes = Authority.objects.filter(pk__in=actor.reviews_for).exclude(mailbox="").order_by("code")
    return str(boxes.values_list("mailbox", flat=True).first() or "")


def letter(to: str, language: str, number: int, public_id: UUID) -> EmailMessage:
    """The same subject and nearly the same length for everything; in the reader's language."""
    with override(language):
        lines = [
            _("Something awaits you in ilonet."),
            _("Unread notices: %(number)s") % {"number": number},
            f"{settings.ILONET_ADDRESS}{reverse('notices:index')}"
            if settings.ILONET_ADDRESS
            else _("Open ilonet as you always do."),
            _(
                "This mail does not say what it is about, and never will. How often you get one is set beside your notices."
            ),
        ]
        return EmailMessage(
            _("ilonet: something awaits you"),
            "\n\n".join(lines) + "\n",
            to=[to],
            headers={
                "Message-ID": f"<{public_id}@{_host()}>",  # the same at every attempt
                "Auto-Submitted": "auto-generated",
                "X-Auto-Response-Suppress": "All",
            },
        )


def _host() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("<> ") or "localhost"
