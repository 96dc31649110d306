"""A new version of a released report: written apart, seen by nobody who reads the present one (C.5)."""

from __future__ import annotations

from dataclasses import replace

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.lib.clock import now
from ilonet.reports.models import Report, ReportVersion


@act("report.revised", needs="revise")
def revise(report: Report, *, by: Actor) -> None:
    """Starts from the text that readers have now."""
    report.version += 1
    report.edition += 1
    report.saved_at = now()
    report.save(update_fields=["version", "edition", "saved_at"])
    version = ReportVersion(report=report, number=report.version, readers=[report.post.circle_id])
    version.take(replace(report.text, why=""))
    version.save(force_insert=True)
    report.noted = {"version": report.version}
