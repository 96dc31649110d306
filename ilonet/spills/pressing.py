"""Pressed: in one step nobody reads it any more, by any door; who could, and whose people did, is kept (C.5)."""

from __future__ import annotations

from uuid import UUID

from ilonet.access.actor import Actor
from ilonet.access.circles import DATA_PROTECTION, SECURITY
from ilonet.access.context import as_the_system
from ilonet.audit.recording import record
from ilonet.lib import clock
from ilonet.lib.refusals import absent, not_allowed
from ilonet.reports.gating import insist_clear_words
from ilonet.reports.inheriting import inherit
from ilonet.reports.models import Reading, Report
from ilonet.reports.reasoning import LONGEST, insist_stated
from ilonet.spills.access import oversees
from ilonet.spills.models import Spill
from ilonet.spills.stores import BECAUSE, STORES, asked_from, forget_answers, forget_passages, forget_unsent


def spillable(public_id: UUID, by: Actor) -> Report:
    """What was released and is not hidden yet; also for those who guard privacy and security and read no reports.

    Raises Refusal: as absent to whoever may not know of it, as not allowed to its other readers.
    """
    with as_the_system(because=BECAUSE):
        rows = Report.objects.unrestricted(because=BECAUSE).select_related("authority", "post")
        found: Report | None = rows.filter(public_id=public_id, released_version__gt=0, spilled_at=None).first()
    if found is None or not (may_press(found, by) or set(found.readers) & by.circles):
        raise absent()
    if by.restraint:
        raise by.restraint.refusal()
    if not may_press(found, by):
        raise not_allowed("spill")
    return found


def may_press(report: Report, by: Actor) -> bool:
    """Its author, its back office, the privacy reviewer of its authority, and who oversees all (security.md 4.6)."""
    reviews = any(one.kind == "privacy_reviewer" and one.authority_id == report.authority_id for one in by.hats)
    return report.post_id in by.post_ids or report.authority_id in by.reviews_for or reviews or oversees(by)


def press(report: Report, *, because: str, by: Actor) -> Spill:
    """One press, and one reason, which passes the gate: it is shown to others."""
    reason = insist_stated(because, longest=LONGEST["withdraw"])
    insist_clear_words(reason, field="because")
    with as_the_system(because=BECAUSE):
        rows = Report.objects.unrestricted(because=BECAUSE).select_for_update(of=("self",))
        row = rows.select_related("post", "authority").filter(pk=report.pk, spilled_at=None).first()
        if row is None:
            raise absent()
        made = _spill(row, reason, by)
        _hide(row)
        inherit(row)
        made.save(force_insert=True)
        forget_answers(row)
        forget_passages(row)
        forget_unsent(row)
        noted = {"version": made.version, "readers": made.could_read["people"], "authorities": len(made.opened)}
        record("report.spilled", by=by, noun="reports.report", public_id=row.public_id, noted=noted)
    return made


def _spill(report: Report, reason: str, by: Actor) -> Spill:
    reached = by.reach_of(report.readers)
    opened = Reading.objects.unrestricted(because=BECAUSE).filter(report_id=report.pk).order_by("first_at")
    return Spill(
        report=report.public_id,
        kind=report.kind,
        tlp=report.tlp,
        version=report.released_version,
        released_at=report.released_at or report.created_at,
        post=report.post,
        authority=report.authority,
        readers=sorted({*report.originator, DATA_PROTECTION, SECURITY}),
        because=reason,
        pressed_by=by.pseudonym,
        pressed_as=by.hat.label if by.hat else "",
        held=_held(report),
        opened=[[one.authority_code, one.version, one.first_at.isoformat()] for one in opened],
        could_read={"people": reached.people, "authorities": list(reached.authorities)},
    )


def _held(report: Report) -> dict[str, dict[str, list[int]]]:
    """Row by row, locked: what is changed in the same second is changed before, and held so, or not at all.

    In the order in which others take them, lest two wait for each other: a request before its compilation, a fuller
    answer before the earlier.
    """
    list(asked_from(report).select_for_update().values_list("pk"))
    return {
        store.table: {
            str(one.pk): one.readers
            for one in store.rows(report).select_for_update(of=("self",)).only("readers").order_by("-pk")
        }
        for store in STORES
        if store.has_readers
    }


def _hide(report: Report) -> None:
    """A constraint of the database keeps it so: what is spilled is read by nobody."""
    for store in STORES:
        if store.table != Report._meta.db_table and store.has_readers:
            store.rows(report).update(readers=[])
    report.readers, report.spilled_at = [], clock.now()
    report.save(update_fields=["readers", "spilled_at"])
