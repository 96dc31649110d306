"""Which reports were analysed with less than is possible today? Their words are found again; nothing else changes."""

from __future__ import annotations

from ilonet.access.context import as_the_system
from ilonet.reports.models import Report
from ilonet.reports.words import analysis, index

BECAUSE = "the search words of released reports are computed again from their own text"
BATCH = 100


def analyse_again(most: int = BATCH) -> int:
    """A few at a time, past those that somebody is changing; says how many there were."""
    with as_the_system(because=BECAUSE):
        behind = (
            Report.objects.unrestricted(because=BECAUSE)
            .released()
            .filter(analysis__lt=analysis())
            .select_for_update(skip_locked=True)
            .order_by("analysis", "pk")[:most]
        )
        found = list(behind)
        for report in found:
            index(report)
    return len(found)
