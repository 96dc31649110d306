"""How is a file of a shared draft told to machines?"""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from ninja import Schema

from ilonet.documents.models import File


class DraftFileShape(Schema):
    """One that went along; `content` is nothing where marking or handling keeps it here."""

    id: UUID
    name: str
    type: str
    size: int
    sha256: str
    content: str | None


def file_told(one: File, *, is_open: bool) -> DraftFileShape:
    at = reverse("api:draft_file_content", args=[one.public_id]) if is_open else None
    return DraftFileShape(id=one.public_id, name=one.name, type=one.kind, size=one.size, sha256=one.digest, content=at)
