"""What was released, notified and recorded since I was here last? Only what I may know, and not what my own post wrote."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from ilonet.access import circles
from ilonet.access.actor import Actor
from ilonet.audit.access import SEES_ALL
from ilonet.audit.access import read as known_events
from ilonet.audit.models import Event
from ilonet.deployments.models import Deployment
from ilonet.reports.listing import HEAVY
from ilonet.reports.models import Report, ReportQuerySet

NEWEST = 8
COUNTED = 100  # beyond it the page says "100+"
RECORDED = 1000
LOOKS_BACK = timedelta(
    days=92
)  # whoever comes after half a year is shown the newest, and counted the last three months
TOLD_OF_NOTICES = {circles.BOARD, circles.SECRETARIAT}


@dataclass(frozen=True)
class New:
    report: Report
    is_new: bool
    is_read: bool  # by the reader, in the version that is out now


@dataclass(frozen=True)
class Since:
    """How many, and the way to the list of exactly these."""

    total: int
    most: int
    address: str

    @property
    def shown(self) -> str:
        return f"{self.most}+" if self.total > self.most else str(self.total)


@dataclass(frozen=True)
class News:
    reports: tuple[New, ...] = ()
    new: Since | None = None  # nothing at a first visit: all would be new
    of_circles: Counter[int] = field(default_factory=Counter)
    of_countries: Counter[str] = field(default_factory=Counter)


def news(actor: Actor, since: datetime | None) -> News:
    """Two questions, however much is new."""
    from_others = Report.objects.visible_to(actor).released().exclude(post__in=actor.post_ids)
    newest = _with_own_reading(from_others.select_related("authority").defer(*HEAVY), actor)
    lines = tuple(_line(one, since) for one in newest.order_by("-released_at", "-pk")[:NEWEST])
    if since is None:
        return News(lines)
    begins = max(since, actor.now - LOOKS_BACK)
    new = _new(from_others, begins)
    return News(
        lines,
        Since(len(new), COUNTED, f"{reverse('reports:index')}?{urlencode({'new': _written(begins)})}"),
        Counter(circle for audience, _ in new for circle in set(audience)),
        Counter(code for _, countries in new for code in set(countries)),
    )


def notices(actor: Actor, since: datetime | None) -> tuple[list[Deployment], Since] | None:
    """Plans and deployments of which the Board was informed since then, for those who are to be informed (Art. 4(1))."""
    if since is None or not (actor.circles & TOLD_OF_NOTICES or actor.reviews_for):
        return None
    day = max(since, actor.now - LOOKS_BACK).date()
    told = Deployment.objects.visible_to(actor).filter(notified_on__gte=day, withdrawn_on=None)
    found = list(told.select_related("post__authority").order_by("-notified_on", "-pk")[: COUNTED + 1])
    address = f"{reverse('deployments:index')}?{urlencode({'notified_since': day.isoformat(), 'state': 'all'})}"
    return found[:NEWEST], Since(len(found), COUNTED, address)


def recorded(actor: Actor, since: datetime | None) -> Since | None:
    """For whoever looks after the audit: how much was done since that day."""
    if since is None or not actor.functions & SEES_ALL:
        return None
    day = since.date()
    found = Event.objects.filter(known_events(actor), at__date__gte=day)
    total = found.order_by("-at")[: RECORDED + 1].count()
    return Since(total, RECORDED, f"{reverse('audit:index')}?{urlencode({'since': day.isoformat()})}")


def _new(from_others: ReportQuerySet, begins: datetime) -> list[tuple[list[int], list[str]]]:
    found = from_others.filter(released_at__gt=begins).order_by("-released_at", "-pk")
    return list(found.values_list("audience", "countries")[: COUNTED + 1])


def _line(report: Any, since: datetime | None) -> New:
    released, read_at = report.released_at, report.read_at
    return New(
        report,
        is_new=bool(since and released and released > since),
        is_read=bool(read_at and released and read_at >= released),
    )


def _with_own_reading(found: ReportQuerySet, actor: Actor) -> ReportQuerySet:
    """One's own record says what one has opened; nobody else's is asked."""
    opened = Event.objects.filter(public_id=OuterRef("public_id"), act="report.read", actor=actor.pseudonym)
    return found.annotate(read_at=Subquery(opened.order_by("-at").values("at")[:1]))


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
