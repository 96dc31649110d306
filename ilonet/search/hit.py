"""How does a report stand among what was found: with the words that were asked for, and why it is there?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ilonet.reports.words import said_besides
from ilonet.search.because import because, carriers
from ilonet.search.excerpts import excerpt, headings, marked, whole

if TYPE_CHECKING:
    from ilonet.reports.models import Report
    from ilonet.search.because import Because
    from ilonet.search.excerpts import Piece
    from ilonet.search.question import Question


@dataclass(frozen=True)
class Hit:
    report: Report
    title: list[Piece]
    excerpt: list[Piece]
    because: list[Because]


def hit_of(report: Report, question: Question) -> Hit:
    text: Any = " ".join(filter(None, [whole(report.sections), *_stated(report)]))
    forms = question.forms | carriers(question, report.language, report.title, text)
    return Hit(
        report=report,
        title=marked(report.title, report.language, forms),
        excerpt=excerpt(text, report.language, forms) if text else [],
        because=because(question, report, f"{headings(report.sections)} {text}"),
    )


def _stated(report: Report) -> list[str]:
    """Nothing of what is sealed: it stands in no index either."""
    return [said_besides(report)] if report.particulars else []
