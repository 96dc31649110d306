"""What was reported to this network? Only what the reader may see, newest first."""

from __future__ import annotations

from ilonet.access.actor import Actor
from ilonet.networks.models import Network
from ilonet.reports.models import Report

NEWEST = 10
COUNTED = 1000  # beyond it the page says "1000+": an exact count reads every report there is


def reported_to(network: Network, actor: Actor) -> list[Report]:
    """One more than is shown, so that the page knows whether there are others."""
    addressed = Report.objects.visible_to(actor).released().filter(audience__contains=[network.circle_id])
    return list(addressed.select_related("authority").order_by("-released_at", "-pk")[: NEWEST + 1])


def how_many_reported_to(network: Network, actor: Actor) -> int:
    """At most one more than is counted."""
    addressed = Report.objects.visible_to(actor).released().filter(audience__contains=[network.circle_id])
    return addressed[: COUNTED + 1].count()
