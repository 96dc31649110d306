"""The readers of a report have changed: whatever is made from it follows at once, and its originator hears of it (R-SEC-7)."""

from __future__ import annotations

from typing import Any

from ilonet.access.context import as_the_system
from ilonet.audit.recording import record
from ilonet.reports.audience import readers_of
from ilonet.reports.corroborating import follow
from ilonet.reports.deriving import sources_of, within
from ilonet.reports.models import Citation, Report, ReportVersion
from ilonet.reports.sharing_drafts import end_overreaching

BECAUSE = "what is made from a report follows its readers; nobody is shown anything, and no author chooses it"


def inherit(source: Report) -> None:
    """Also what is made from that in turn, until nothing changes any more."""
    with as_the_system(because=BECAUSE):
        end_overreaching(source)
        waiting, had, last = [source.pk], dict[int, int](), dict[int, Report]()
        while waiting:
            named = Citation.objects.unrestricted(because=BECAUSE).filter(cites=waiting.pop(), is_source=True)
            keys = set(named.values_list("report_id", flat=True))
            for report in _locked().filter(pk__in=keys).order_by("pk"):
                readers = len(report.readers)
                if settle(report):
                    had.setdefault(report.pk, readers)
                    last[report.pk] = report
                    waiting.append(report.pk)
        for key, report in last.items():
            end_overreaching(report)
            _record(report, len(report.readers) - had[key])


def settle(report: Report) -> bool:
    """As the system: every version to those who may read all that it is made from. Says whether its readers changed."""
    _earlier(report)
    if not (report.made_from and report.is_released) or report.taken_back_at or report.spilled_at:
        return False
    readers = readers_of(report, report.text)
    if readers == sorted(report.readers):
        return False
    report.readers = readers
    report.save(update_fields=["readers"])
    for version in ReportVersion.objects.unrestricted(because=BECAUSE).filter(report=report):
        if version.number == report.released_version:
            version.readers = readers
        elif version.number < report.released_version:
            version.readers = sorted(set(version.readers) & set(readers))
        version.save(update_fields=["readers"])
    follow(report)
    return True


def _earlier(report: Report) -> None:
    """What an earlier version was made from binds that version, whatever the newest is made from; and once lost is lost."""
    versions = ReportVersion.objects.unrestricted(because=BECAUSE).filter(report=report)
    for version in versions.filter(number__lt=report.released_version, facts__has_key="made_from"):
        if not version.facts["made_from"]:
            continue
        kept = {*report.originator, *within(version.readers, sources_of(version.facts["made_from"]))}
        readers = sorted(set(version.readers) & kept)
        if readers != sorted(version.readers):
            version.readers = readers
            version.save(update_fields=["readers"])


def _locked() -> Any:
    rows = Report.objects.unrestricted(because=BECAUSE).select_for_update(of=("self",))
    return rows.select_related("post", "authority").defer("words")


def _record(report: Report, changed: int) -> None:
    noted = {"version": report.released_version, "circles": changed}
    record("report.followed_source", by=None, noun="reports.report", public_id=report.public_id, noted=noted)
