"""Released: the only step that widens who may read (C.5; design.md 3)."""

from __future__ import annotations

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.access.reach import Reach
from ilonet.lib.clock import now
from ilonet.reports.attaching import files_of, insist_settled
from ilonet.reports.audience import insist_on_posts, readers_of
from ilonet.reports.citing import keep as cite
from ilonet.reports.completeness import insist_complete
from ilonet.reports.corroborating import follow
from ilonet.reports.gating import insist_clear
from ilonet.reports.inheriting import inherit
from ilonet.reports.looking import owe_looks, owe_looks_at_files
from ilonet.reports.lowering import lower_markings
from ilonet.reports.models import Ending, Report, ReportVersion
from ilonet.reports.overreach import insist_within
from ilonet.reports.sharing_drafts import end_shared
from ilonet.reports.text import Text
from ilonet.reports.words import index


@act("report.released", needs="release")
def release(report: Report, *, by: Actor) -> Reach:
    """To its readers, on the gate's verdict on exactly this text; answers who can read it now.

    Raises Refusal 422 for what is lacking, and `gate.refused` for what the gate found.
    """
    being = report.being_written(by)
    text = being.text.finished()
    insist_complete(text, report.post, today=by.today)
    insist_on_posts(text)
    insist_within(text, by)
    verdict = insist_clear(text, report.public_id, by=by)
    insist_settled(report, by)
    if isinstance(being, ReportVersion):
        _keep(report, by)
    _show(report, text)
    if isinstance(being, ReportVersion):
        being.take(text)
        being.readers, being.released_at = report.readers, report.released_at
        being.save()
        _narrow(report, by)
        follow(report)
    cite(report, text)
    inherit(report)
    end_shared(report, Ending.RELEASED)
    index(report)
    owe_looks(report, text, verdict.explained, by=by)
    owe_looks_at_files(report, report.text, files_of(report, report.released_version, by), by=by)
    return _noted(report, text, by)


def _show(report: Report, text: Text) -> None:
    report.released_version, report.released_at = report.version, now()
    report.submitted_at, report.returned_because = None, ""
    report.taken_back_at, report.taken_back_because = None, ""
    report.readers = readers_of(report, text)
    report.expired_at = None
    if report.lowers_to not in lower_markings(text.tlp):
        report.lowers_on, report.lowers_to = None, ""
    report.take(text)
    report.save()


def _keep(report: Report, by: Actor) -> None:
    """The version that its readers have had until now."""
    kept = ReportVersion.objects.visible_to(by).filter(report=report, number=report.released_version)
    if kept.first() is None:
        version = ReportVersion(
            report=report, number=report.released_version, readers=report.readers, released_at=report.released_at
        )
        version.take(report.text)
        version.save(force_insert=True)


def _narrow(report: Report, by: Actor) -> None:
    """An earlier version is never known to more than know the newest."""
    earlier = ReportVersion.objects.visible_to(by).filter(report=report, number__lt=report.released_version)
    for version in earlier:
        version.readers = sorted(set(version.readers) & set(report.readers))
        version.save(update_fields=["readers"])


def _noted(report: Report, text: Text, by: Actor) -> Reach:
    reached = by.reach_of(report.readers)
    report.noted = {
        "version": report.released_version,
        "tlp": text.tlp,
        "readers": reached.people,
        "authorities": len(reached.authorities),
        "reasons": len(text.reasons),
    }
    return reached
