"""Is it still as whoever acts has seen it? Its row, locked to the end of the transaction and read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilonet.lib.refusals import absent
from ilonet.reports.models import Report

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


def held(report: Report, by: Actor, *, to: str) -> Report:
    """Whoever lets it go, or hides it, waits for us or has done so. Raises Refusal where `by` may not do this any more."""
    rows = Report.objects.visible_to(by).select_for_update(of=("self",)).select_related("post", "authority")
    found: Report | None = rows.filter(pk=report.pk).first()
    if found is None:
        raise absent()
    by.insist(to, found)
    return found
