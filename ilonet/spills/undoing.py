"""A false alarm: a second person says so with a reason, and everybody reads it as before (C.5)."""

from __future__ import annotations

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.access.context import as_the_system
from ilonet.lib import clock
from ilonet.reports.gating import insist_clear_words
from ilonet.reports.inheriting import inherit, settle
from ilonet.reports.models import Report
from ilonet.reports.reasoning import LONGEST, insist_stated
from ilonet.spills.models import Spill
from ilonet.spills.stores import BECAUSE, STORES


@act("spill.undone", needs="undo")
def undo(spill: Spill, *, because: str, by: Actor) -> None:
    """Row by row, to the circles that each had; to the originator alone where a reviewer has taken it back meanwhile."""
    spill.undone_because = insist_stated(because, longest=LONGEST["withdraw"])
    insist_clear_words(spill.undone_because, field="because")
    spill.ended_at, spill.ended_as = clock.now(), by.hat.label if by.hat else ""
    held, spill.held = spill.held, {}
    with as_the_system(because=BECAUSE):
        rows = Report.objects.unrestricted(because=BECAUSE).select_for_update(of=("self",))
        report = rows.select_related("post", "authority").get(public_id=spill.report)
        rows.filter(pk=report.pk).update(spilled_at=None)
        for store in STORES:
            for key, readers in held.get(store.table, {}).items():
                narrowed = store.follows and report.taken_back_at is not None
                kept = sorted(set(readers) & set(report.originator)) if narrowed else readers
                store.rows(report).filter(pk=key).update(readers=kept)
        report.refresh_from_db()
        settle(report)
        inherit(report)
    spill.save(update_fields=["undone_because", "ended_at", "ended_as", "held"])
    spill.noted = {"report": str(spill.report), "version": spill.version}
