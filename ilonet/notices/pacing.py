"""How soon does each want a mail about this? By the subscription, else by their own settings, in their own time zone."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ilonet.accounts.models import Account
from ilonet.lib import clock
from ilonet.notices.models import Delivery, Kind, Pace
from ilonet.notices.when import due_at

if TYPE_CHECKING:
    from ilonet.notices.heard import Heard
    from ilonet.notices.matching import Why
    from ilonet.notices.table import Told

# A mail about what is marked TLP:RED leaves at no telling time: when it comes would say that people met (security.md 4.2).
RED_MINUTES = range(5, 31)


@dataclass(frozen=True)
class Paces:
    zones: dict[int, str]
    deliveries: dict[int, Delivery]
    now: datetime

    def mail_at(self, account: int, heard: Heard, told: Told, why: Why | None) -> datetime | None:
        wishes = self.deliveries.get(account) or Delivery(account_id=account)
        pace = why.pace if why else Pace.DAILY if told.kind == Kind.FOLLOWED else wishes.pace
        due = due_at(pace, self.now, self.zones[account], wishes, is_urgent=told.is_urgent)
        if due and pace == Pace.AT_ONCE and getattr(heard.row, "tlp", "") == "red":
            due += timedelta(minutes=secrets.choice(RED_MINUTES))
        return due


def paces_of(accounts: Iterable[int]) -> Paces:
    """In three questions for all; as the system."""
    those = list(accounts)
    zones = dict(Account.objects.filter(pk__in=those).values_list("pk", "zone"))
    return Paces(zones, Delivery.objects.in_bulk(those), clock.now())
