"""Is it still as whoever acts has seen it? Its row, locked to the end of the transaction and read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilonet.lib import sql
from ilonet.lib.refusals import absent
from ilonet.reports.models import Report, SharedDraft

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

KNOWN = {  # beside each other; whoever hides it, purges it or takes readers away waits
    Report: "SELECT id FROM reports_report WHERE id = %s FOR KEY SHARE",
    SharedDraft: "SELECT id FROM reports_shareddraft WHERE id = %s FOR KEY SHARE",
}


def held(report: Report, by: Actor, *, to: str) -> Report:
    """Whoever lets it go, or hides it, waits for us or has done so. Raises Refusal where `by` may not do this any more."""
    rows = Report.objects.visible_to(by).select_for_update(of=("self",)).select_related("post", "authority")
    found: Report | None = rows.filter(pk=report.pk).first()
    if found is None:
        raise absent()
    by.insist(to, found)
    return found


def insist_still_known(thing: Report | SharedDraft) -> None:
    """To be asked before something is said of it: until that is written, it is hidden from nobody. Raises Refusal as absent."""
    if not sql.rows(KNOWN[type(thing)], [thing.pk]):
        raise absent()
