"""Opened and read: recorded with the hat, once per opening; the originator learns which authorities, never who."""

from __future__ import annotations

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.lib import sql
from ilonet.reports.models import Reading, Report

OPENED = """
INSERT INTO reports_reading (report_id, version, authority_code, first_at)
VALUES (%s, %s, %s, ilonet_now()) ON CONFLICT DO NOTHING
"""


@act("report.read", needs="read", reads=True)
def read(report: Report, *, by: Actor, version: int | None = None) -> None:
    """`version` where it is not the newest released one."""
    number = version or report.released_version or report.version
    if by.hat and number <= report.released_version:  # before its release only the originator has it
        sql.run(OPENED, [report.pk, number, (by.hat.authority_code or by.hat.place)[:20]])
    report.noted = {"version": number}


def read_by(report: Report, by: Actor) -> list[str]:
    """Codes of the authorities whose people opened it, besides the one that wrote it; nothing for others."""
    opened = Reading.objects.visible_to(by).filter(report=report).exclude(authority_code=report.authority.code)
    return sorted(set(opened.values_list("authority_code", flat=True)))
