"""What was reported to this network? Only what the reader may see, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from ilonet.access.actor import Actor
from ilonet.lib import sql
from ilonet.networks.models import Network
from ilonet.reports.listing import HEAVY
from ilonet.reports.models import Report

NEWEST = 10
COUNTED = 100  # beyond it the page says "100+": an exact count reads all that was ever reported


@dataclass(frozen=True)
class Reported:
    newest: list[Report]
    total: int  # at most one more than is counted

    @property
    def is_capped(self) -> bool:
        return self.total > COUNTED

    @property
    def shown_total(self) -> int:
        return min(self.total, COUNTED)


def reported_to(network: Network, actor: Actor) -> Reported:
    rows = sql.rows("SELECT id, total FROM ilonet_reports_to(%s, %s, %s)", [network.circle_id, NEWEST, COUNTED + 1])
    # The ids are joined again under the reader's own condition and policies.
    found = Report.objects.visible_to(actor).select_related("authority").defer(*HEAVY).in_bulk([row[0] for row in rows])
    return Reported([found[row[0]] for row in rows if row[0] in found], rows[0][1] if rows else 0)
