"""What can be asked of the register in an address, by page and by machine alike?"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from ilonet.deployments.register import ORDERS, STATES, Question
from ilonet.deployments.vocabulary import Assistance, HostType, Topic
from ilonet.lib.asking import code, cursor, day, one_of

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

FILTERS = {
    "authority": code,
    "country": code,
    "topic": one_of(Topic.values),
    "assistance": one_of(Assistance.values),
    "host_type": one_of(HostType.values),
    "notice": one_of(["late"]),
    "notified_since": day,
    "state": one_of([*STATES, "all"]),
    "on": day,
    "known": day,
}
DAYS = {"on", "known", "notified_since"}
IN_ORDER = {"order": one_of([*ORDERS, *(f"-{order}" for order in ORDERS)]), "after": cursor}


def question_of(asked: dict[str, Any], actor: Actor) -> Question:
    told = {name: asked[name] or "" for name in FILTERS if name not in DAYS}
    return Question(
        on=asked["on"], known=known_at(asked["known"], actor), notified_since=asked["notified_since"], **told
    )


def known_at(day: date | None, actor: Actor) -> datetime | None:
    """A day on which something was known is that whole day, where the reader is; today is until now."""
    if day is None:
        return None
    end = datetime.combine(day + timedelta(days=1), time.min, ZoneInfo(actor.zone))
    return min(end - timedelta(microseconds=1), actor.now)
