"""By which words is a released report found? Drafts, TLP:RED and what is withdrawn stand in no index (stack.md 4)."""

from __future__ import annotations

from ilonet.lib import sql
from ilonet.lib.words import stems, surface
from ilonet.reports.models import Report
from ilonet.reports.vocabulary import Tlp

WRITE = """
UPDATE reports_report SET words = setweight(to_tsvector('simple', %s), 'A')
    || setweight(to_tsvector('simple', %s), 'B') || setweight(to_tsvector('simple', %s), 'C') WHERE id = %s
"""
FORGET = "UPDATE reports_report SET words = NULL WHERE id = %s"


def index(report: Report) -> None:
    """The title as written weighs most, then the text as written, then the stems of both."""
    if not report.is_released or report.tlp == Tlp.RED:
        sql.run(FORGET, [report.pk])
        return
    title, body = surface(report.title), surface(_said(report))
    found = stems(f"{report.title} {_said(report)}", [report.language])
    forms = (" ".join(title), " ".join(body), " ".join(sorted(found - set(title) - set(body))))
    sql.run(WRITE, [*forms, report.pk])


def _said(report: Report) -> str:
    return " ".join(f"{one['heading']} {one['text']}" for one in report.body)
