"""Closed: confirmed, not confirmed, or merged into another report; open again where that was wrong; by its originator (C.5b)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.lib.clock import now
from ilonet.lib.refusals import Refusal
from ilonet.reports.covering import id_in
from ilonet.reports.models import Report
from ilonet.reports.reasoning import insist_stated
from ilonet.warnings.acknowledging import insist_one_line
from ilonet.warnings.models import Closing, EarlyWarning, Outcome

LONGEST = 300


@act("warning.closed", needs="close")
def close(warning: EarlyWarning, *, outcome: str, into: str = "", note: str = "", by: Actor) -> None:
    """`into` is the id or the address of a released report; whoever may not know that one is not told which it is.

    Raises Refusal 422 for another outcome, a report that is not there, and what the gate found.
    """
    if outcome not in Outcome.values:
        raise Refusal(
            "warning.outcome",
            _("Say how it ended: confirmed, not confirmed, or merged into another report."),
            _("Choose one from the list."),
            status=422,
            field="outcome",
        )
    line = insist_one_line(note, language=warning.language, longest=LONGEST)
    other = _merged_into(into, warning, by) if outcome == Outcome.MERGED else None
    known = Closing.objects.visible_to(by).filter(report=warning).first()  # where it was open again
    kept = Closing(report=warning, outcome=outcome, into=other, note=line, at=now(), pk=known and known.pk)
    kept.save(force_insert=known is None)
    warning.noted = {"outcome": outcome}


@act("warning.reopened", needs="reopen")
def reopen(warning: EarlyWarning, *, because: str, by: Actor) -> None:
    """It stands among the open ones again; the reason is for all who can read it."""
    line = insist_one_line(insist_stated(because, longest=LONGEST), language=warning.language, longest=LONGEST)
    closed: Closing = Closing.objects.visible_to(by).get(report=warning)
    closed.reopened_at, closed.reopened_because = now(), line
    closed.save(update_fields=["reopened_at", "reopened_because"])
    warning.noted = {"outcome": closed.outcome}


def _merged_into(into: str, warning: EarlyWarning, by: Actor) -> Report:
    released = Report.objects.visible_to(by).released().exclude(pk=warning.pk)
    named = id_in(into)
    found: Report | None = released.filter(public_id=named).first() if named else None
    if found is None:
        raise Refusal(
            "report.unknown_report",
            _("You can see no released report at this address."),
            _("Open the report that goes on with this, and copy its address."),
            status=422,
            field="into",
        )
    return found
