"""Given up before anybody else has read it: a draft goes wholly, a new version leaves the released one as it is (C.5)."""

from __future__ import annotations

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.lib.clock import now
from ilonet.looks.asking import end_looks
from ilonet.reports.attaching import FILE, give_up
from ilonet.reports.models import Report, ReportVersion
from ilonet.reports.sharing_drafts import forget_shared


@act("report.discarded", needs="discard")
def discard(report: Report, *, by: Actor) -> None:
    """The audit keeps the id and the version's number; nothing of the text is kept anywhere."""
    report.noted = {"version": report.version}
    for noun in (report._meta.label_lower, FILE):
        end_looks(report.public_id, (), noun=noun, by=by)
    being = report.being_written(by)
    give_up(report, by=by)
    forget_shared(report)
    being.delete()
    if isinstance(being, ReportVersion):
        _as_released(report)


def _as_released(report: Report) -> None:
    report.version, report.edition = report.released_version, report.edition + 1
    report.saved_at, report.returned_because = now(), ""
    report.save(update_fields=["version", "edition", "saved_at", "returned_because"])
