"""Who has looked at an officer's contact entry? Shown to that officer: when, in which hat, of which authority (R-9.3-c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilonet.audit.models import Event

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

VIEWED = "contact_entry.viewed"
SEEN = (VIEWED, "contact_entry.exported", "contact_entry.card_taken")


def viewings_of(public_ids: list[UUID]) -> QuerySet[Event]:
    """Newest first. Row-level security shows them to the officer concerned, and to whoever may read the audit."""
    return Event.objects.filter(act__in=SEEN, public_id__in=public_ids).order_by("-at", "id")
