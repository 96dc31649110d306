"""What the worker does for reports: days that have come, and the words of a file that was cleared after the release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilonet.access.context import as_the_system
from ilonet.reports.lowering import keep_days
from ilonet.reports.models import Report
from ilonet.reports.words import index
from ilonet.work.queue import task

if TYPE_CHECKING:
    from ilonet.work.queue import Tell

BECAUSE = "the search words of a released report are computed again from its own text and files"


@task("reports.find_file")
def find_file(*, tell: Tell, item: str) -> None:
    with as_the_system(because=BECAUSE):
        report = Report.objects.unrestricted(because=BECAUSE).select_for_update().filter(public_id=item).first()
        if report is not None and report.is_released:
            index(report)


@task("reports.keep_days")
def keep(*, tell: Tell) -> None:
    """May come twice: what has fallen or expired is not looked at again."""
    keep_days()
