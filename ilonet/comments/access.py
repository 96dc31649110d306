"""Who may know of a comment, and who may answer, edit and take it back (C.5; design.md 4)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Q

from ilonet.reports.access import speaks
from ilonet.reports.models import ReportVersion, SharedDraft

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

EDITABLE = timedelta(minutes=15)


def read(actor: Actor) -> Q:
    """Whoever knows the wording that it speaks of: the present one with the report, an earlier one with that version.

    Of a draft: its guests while it is shared, then the post that shared it alone. Of a request: whoever knows it.
    """
    earlier = ReportVersion.objects.visible_to(actor).filter(report=OuterRef("report"), number=OuterRef("version"))
    spoken_of = Q(version=F("report__released_version")) | Q(Exists(earlier))
    draft = SharedDraft.objects.visible_to(actor).filter(pk=OuterRef("draft"))
    asked = Q(request__readers__overlap=actor.standing_in)
    return Q(report__readers__overlap=actor.standing_in) & spoken_of | Q(Exists(draft)) | asked


def _talked_of() -> Q:
    """What it speaks of is neither withdrawn nor, where it is a request, closed."""
    return Q(report__withdrawn_at=None, request__withdrawn_at=None, request__closed_at=None)


def reply(actor: Actor) -> Q:
    """One level: what answers a comment is not answered itself."""
    shared = Q(draft=None) | Q(draft__ended_at=None, draft__ends_at__gt=actor.now)
    return speaks(actor) & Q(answers=None, taken_back_at=None) & _talked_of() & shared


def own(actor: Actor) -> Q:
    """The post that said it, or the back office that did, whoever serves there today."""
    return Q(post__in=actor.post_ids) | Q(post=None, authority__in=actor.reviews_for)


def edit(actor: Actor) -> Q:
    """For a quarter of an hour, and not under an answer."""
    fresh = Q(said_at__gt=actor.now - EDITABLE, answered_at=None, taken_back_at=None)
    return own(actor) & fresh & _talked_of()


def take_back(actor: Actor) -> Q:
    return own(actor) & Q(taken_back_at=None)


ACCESS = {"read": read, "reply": reply, "edit": edit, "take_back": take_back}
