"""Withdrawn: nobody but its originator reads it any more, in any version, by any door (C.5; R-SEC-7)."""

from __future__ import annotations

from typing import Any

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.lib.clock import now
from ilonet.reports.corroborating import follow
from ilonet.reports.gating import insist_clear_words
from ilonet.reports.inheriting import inherit
from ilonet.reports.models import Ending, Report, ReportVersion
from ilonet.reports.reasoning import LONGEST, insist_stated
from ilonet.reports.sharing import forget_wishes
from ilonet.reports.sharing_drafts import end_shared
from ilonet.reports.words import index


@act("report.withdrawn", needs="withdraw")
def withdraw(report: Report, *, because: str, by: Actor) -> None:
    reason = insist_stated(because, longest=LONGEST["withdraw"])
    insist_clear_words(reason, field="because", language=report.language)
    report.withdrawn_at, report.withdrawal_reason = now(), reason
    report.submitted_at = None
    hide(report, ReportVersion.objects.visible_to(by))
    report.save(update_fields=["withdrawn_at", "withdrawal_reason", "submitted_at", "readers"])
    inherit(report)
    forget_wishes(report)
    end_shared(report, Ending.WITHDRAWN)
    index(report)
    report.noted = {"version": report.released_version}


def hide(report: Report, versions: Any) -> None:
    """From everybody but its originator, in every version; the caller saves the report."""
    originator = set(report.originator)
    report.readers = sorted(originator & set(report.readers))
    for version in versions.filter(report=report):
        version.readers = sorted(originator & set(version.readers))
        version.save(update_fields=["readers"])
    follow(report)
