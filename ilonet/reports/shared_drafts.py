"""Which drafts are shared with this reader, or by them, and how is one laid out?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models.functions import TruncDate

from ilonet.access.actor import Actor
from ilonet.deployments.models import Post
from ilonet.lib.paging import Page, page_of
from ilonet.lib.refusals import absent, not_allowed
from ilonet.reports.models import SharedDraft
from ilonet.reports.showing import facts_of, marking_of, paragraphs

VERBS = ("comment", "unshare")


def open_to(actor: Actor, after: list[Any] | None = None) -> Page:
    """Newest first, those of one's own post too; two questions, however many there are."""
    rows = SharedDraft.objects.visible_to(actor).filter(ended_at=None, ends_at__gt=actor.now)
    shown = page_of(
        rows.annotate(key=TruncDate("shared_at")).select_related("authority").defer("sealed"),
        after=after,
        falling=True,
        days=True,
    )
    name(shown.rows, actor)
    return shown


def find_shared(public_id: UUID, actor: Actor, *, may: str = "read") -> SharedDraft:
    """Raises Refusal: as absent to whoever may not know of it, as not allowed to whoever may not do this."""
    rows = SharedDraft.objects.visible_to(actor).select_related("authority")
    found: SharedDraft | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise absent()
    if may != "read" and not actor.may(may, found):
        raise not_allowed(may)
    name([found], actor)
    return found


def name(rows: list[SharedDraft], actor: Actor) -> None:
    """By post, never by person (R-9.3-a)."""
    asked = {one.post_id for one in rows}
    cities = dict(Post.objects.visible_to(actor).filter(pk__in=asked).values_list("pk", "city")) if asked else {}
    for one in rows:
        one.post_label = cities.get(one.post_id, "")


def laid_out_for(draft: SharedDraft, actor: Actor) -> dict[str, Any]:
    text = draft.text
    marking = marking_of(text)
    return {
        "draft": draft,
        "text": text,
        "sections": paragraphs(text),
        "facts": facts_of(text, actor),
        "marking": marking,
        "printed_marking": marking["printed"],
    }
