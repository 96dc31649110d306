"""What have others done with one's own account? Told to its owner: a recovery or a suspension that nobody asked for is seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from ilonet.admission.models import Admission, Suspension
from ilonet.lib import clock

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

FRESH = timedelta(days=30)  # for so long a recovery stands at the top of one's page
SHOWN = 50


@dataclass(frozen=True)
class Told:
    at: datetime
    what: str
    by: str  # the authority; empty for a technical administrator
    until: datetime | None


def told_to(actor: Actor) -> list[Told]:
    """Newest first; one's own account, whatever one holds."""
    own: dict[str, Any] = {"account": actor.account_id}
    let_in = Admission.objects.visible_to(actor).filter(**own).select_related("authority").order_by("-asked_at")
    stopped = Suspension.objects.visible_to(actor).filter(**own).select_related("authority").order_by("-since")
    found = [_of_admission(one) for one in let_in[:SHOWN]]
    found += [
        Told(one.since, _("suspended"), one.authority.name if one.authority else "", one.ended_at)
        for one in stopped[:SHOWN]
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def recovered(actor: Actor) -> Admission | None:
    """The last recovery, while it is fresh; also one that was stopped: somebody asked for it."""
    asked = Admission.objects.visible_to(actor).filter(
        account=actor.account_id, kind=Admission.Kind.RECOVERY, asked_at__gt=clock.now() - FRESH
    )
    found: Admission | None = asked.select_related("authority").order_by("-asked_at").first()
    return found


def _of_admission(one: Admission) -> Told:
    what = _("won back: all keys of before ended") if one.kind == Admission.Kind.RECOVERY else _("invited")
    return Told(one.asked_at, what, one.authority.name, one.confirmed_at or one.ended_at)
