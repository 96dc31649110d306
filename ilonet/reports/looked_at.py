"""A reviewer does not agree with a reason: the report, or a draft shared of it, is its originator's alone again, until the place is masked (7.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ilonet.access.context import as_the_system
from ilonet.audit.recording import record
from ilonet.lib.clock import now
from ilonet.looks.hosts import takes_back
from ilonet.reports.inheriting import inherit
from ilonet.reports.looking import NOUN
from ilonet.reports.models import Ending, Report, ReportVersion
from ilonet.reports.sharing_drafts import end_shared
from ilonet.reports.withdrawal import hide
from ilonet.reports.words import index

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.looks.models import Look

BECAUSE = "a reviewer takes back what they may not read: the passage was all they saw"


@takes_back(NOUN, _("Mask it: the report goes back to its originator at once, until the place is masked"))
def take_back(look: Look, because: str, *, by: Actor) -> None:
    """Nothing where its readers have lost it already."""
    with as_the_system(because=BECAUSE):
        known = Report.objects.unrestricted(because=BECAUSE).filter(public_id=look.thing)
        report: Report | None = known.select_for_update(of=("self",)).select_related("post", "authority").first()
        if report is None:
            return
        end_shared(report, Ending.MASKED)
        if not report.is_released:
            return
        hide(report, ReportVersion.objects.unrestricted(because=BECAUSE))
        report.taken_back_at, report.taken_back_because = now(), because
        report.save(update_fields=["readers", "taken_back_at", "taken_back_because"])
        inherit(report)
        index(report)
    record("report.taken_back", by=by, noun=NOUN, public_id=look.thing, noted={"version": report.released_version})
