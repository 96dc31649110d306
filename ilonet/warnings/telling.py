"""What is said of a warning besides its text, each only as far as the reader may know it?"""

from __future__ import annotations

from dataclasses import dataclass

from ilonet.access.actor import Actor
from ilonet.reports.models import Report
from ilonet.warnings.models import Acknowledgement, Closing, EarlyWarning, FollowUp


@dataclass(frozen=True)
class Said:
    """`into` is nothing where the report it was merged into is hidden."""

    acknowledged: list[Acknowledgement]
    followed: list[Report]
    closing: Closing | None
    into: Report | None


def said_of(found: EarlyWarning, actor: Actor) -> Said:
    acknowledged = Acknowledgement.objects.visible_to(actor).filter(report=found).select_related("authority")
    followed = FollowUp.objects.visible_to(actor).filter(report=found)
    rows = Report.objects.visible_to(actor).released().filter(pk__in=followed.values("by"))
    closing = Closing.objects.visible_to(actor).filter(report=found).first()
    into = Report.objects.visible_to(actor).filter(pk=closing.into_id).first() if closing and closing.into_id else None
    return Said(
        list(acknowledged.order_by("at", "pk")),
        list(rows.select_related("authority").order_by("released_at", "pk")),
        closing,
        into,
    )
