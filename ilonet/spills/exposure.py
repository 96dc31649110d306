"""Who has seen what was spilled? Authorities for its originator; posts and hats for who guards privacy and security."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, Q

from ilonet.access.actor import Actor
from ilonet.audit.access import ACCESS as AUDIT
from ilonet.audit.models import Event
from ilonet.authorities.models import Authority
from ilonet.spills.access import oversees
from ilonet.spills.models import Spill


@dataclass(frozen=True)
class Seen:
    """By whom, never by name: a hat is a post or a seat."""

    hat: str
    act: str  # opened, or shown a passage by a search
    times: int
    first: datetime
    last: datetime


def authorities(spill: Spill) -> list[tuple[str, datetime]]:
    """Those whose people opened it, with the first time, in that order."""
    first: dict[str, datetime] = {}
    for code, _version, at in spill.opened:
        first.setdefault(code, datetime.fromisoformat(at))
    known = dict(Authority.objects.filter(code__in=first).values_list("code", "name"))
    return [(known.get(code, code), at) for code, at in first.items()]


def hats(spill: Spill, by: Actor) -> list[Seen]:
    """From the audit, which they may read anyway; nothing for anybody else (requirements E, "Audit log")."""
    if not oversees(by):
        return []
    passages = Q(act="report.excerpts_shown", noted__reports__contains=[str(spill.report)])
    met = Event.objects.filter(AUDIT["read"](by), at__gte=spill.released_at)
    found = met.filter(Q(act="report.read", public_id=spill.report) | passages).values("hat_label", "act")
    counted = found.annotate(times=Count("pk"), first=Min("at"), last=Max("at")).order_by("first")
    return [Seen(one["hat_label"], one["act"], one["times"], one["first"], one["last"]) for one in counted]
