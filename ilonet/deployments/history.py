"""What was known of a deployment and its post, and since when? Each line is one thing that was written (design.md 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ilonet.deployments.models import Deployment, DeploymentRecord, PostRecord
from ilonet.deployments.models.post import CHANGEABLE

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

DAYS = ("from_on", "until_on", "arrived_on", "suspended_on", "withdrawn_on", "longer_because", "joint", "basis")


@dataclass(frozen=True)
class Written:
    at: datetime
    text: str


def history(deployment: Deployment, actor: Actor) -> list[Written]:
    """Newest first; from the first notice of this deployment on. Two questions to the database."""
    days = list(DeploymentRecord.objects.visible_to(actor).filter(of=deployment).order_by("recorded_at", "pk"))
    posts = list(PostRecord.objects.visible_to(actor).filter(of=deployment.post_id).order_by("recorded_at", "pk"))
    since = days[0].recorded_at if days else None
    lines = [*_of_days(days), *(one for one in _of_posts(posts) if since and one.at >= since)]
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _of_days(records: Iterable[DeploymentRecord]) -> Iterator[Written]:
    before = None
    for record in records:
        if before is None:
            told = _("Notified: %(from)s to %(until)s") % {"from": _day(record.from_on), "until": _day(record.until_on)}
            yield Written(record.recorded_at, told)
        elif text := _changes(before, record, DAYS):
            yield Written(record.recorded_at, text)
        before = record


def _of_posts(records: Iterable[PostRecord]) -> Iterator[Written]:
    before = None
    for record in records:
        if before is not None and (text := _changes(before, record, CHANGEABLE)):
            told = _("From %(day)s on: %(changes)s") % {"day": _day(record.holds_from), "changes": text}
            yield Written(record.recorded_at, told)
        before = record


def _changes(before: Any, after: Any, names: Iterable[str]) -> str:
    """What differs, in words; long texts are named, not repeated."""
    changed = [_change(before, after, name) for name in names if getattr(before, name) != getattr(after, name)]
    return "; ".join(changed)


def _change(before: Any, after: Any, name: str) -> str:
    field = after._meta.get_field(name)
    label = str(field.verbose_name).replace("_", " ")
    was, becomes = _shown(before, name), _shown(after, name)
    if getattr(before, name) is None:
        return _("%(what)s %(after)s") % {"what": label, "after": becomes}
    if len(was) + len(becomes) > 80:
        return _("%(what)s changed") % {"what": label}
    return _("%(what)s: %(before)s → %(after)s") % {"what": label, "before": was, "after": becomes}


def _shown(record: Any, name: str) -> str:
    value = getattr(record, name)
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(value) or _("none")
    if hasattr(record, f"get_{name}_display"):
        return str(getattr(record, f"get_{name}_display")())
    return str(value) if value not in (None, "") else _("none")


def _day(value: date) -> str:
    return date_format(value, pgettext("a day; letters of Django's date filter", "j M Y"))
