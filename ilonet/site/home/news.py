"""What was released since I was here last? Only what I may read, and not what my own post wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ilonet.access.actor import Actor
from ilonet.reports.listing import HEAVY
from ilonet.reports.models import Report

NEWEST = 8


@dataclass(frozen=True)
class New:
    report: Report
    is_new: bool


def newest(actor: Actor, since: datetime | None) -> list[New]:
    released = Report.objects.visible_to(actor).released().exclude(post__in=actor.post_ids)
    found = released.select_related("authority").defer(*HEAVY).order_by("-released_at", "-pk")[:NEWEST]
    return [New(one, bool(since and one.released_at and one.released_at > since)) for one in found]
