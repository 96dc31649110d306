"""Where the authority reviews before release: handed in by the author, returned by the back office (R-3.1-a; C.5)."""

from __future__ import annotations

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.access.context import as_the_system
from ilonet.lib.clock import now
from ilonet.reports.attaching import insist_settled
from ilonet.reports.audience import insist_on_posts
from ilonet.reports.completeness import insist_complete
from ilonet.reports.gating import insist_clear, insist_clear_words
from ilonet.reports.models import Report
from ilonet.reports.overreach import insist_within
from ilonet.reports.reasoning import LONGEST, insist_stated


@act("report.submitted", needs="submit")
def submit(report: Report, *, by: Actor) -> None:
    """The back office is a third person already: what it is shown has passed the gate.

    Raises Refusal 422 for what is lacking, and for what the gate found.
    """
    being = report.being_written(by)
    text = being.text.finished()
    insist_complete(text, report.post, today=by.today)
    insist_on_posts(text)
    insist_within(text, by)
    insist_clear(text, report.public_id, by=by)
    insist_settled(report, by)
    being.take(text)
    being.readers = report.originator
    if being is not report:
        being.save()
    report.submitted_at, report.returned_because = now(), ""
    report.save()
    report.noted = {"version": report.version}


@act("report.returned", needs="return")
def return_(report: Report, *, because: str, by: Actor) -> None:
    """Back to the author, whose draft is the author's alone again."""
    reason = insist_stated(because, longest=LONGEST["return"])
    insist_clear_words(reason, field="because")
    being = report.being_written(by)
    being.readers = [report.post.circle_id]
    report.submitted_at, report.returned_because = None, reason
    with as_the_system(because="whoever returns a draft stops being its reader in the same step"):
        if being is not report:
            being.save(update_fields=["readers"])
        report.save(update_fields=["readers", "submitted_at", "returned_because"])
    report.noted = {"version": report.version}
