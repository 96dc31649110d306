"""What stands between a draft and its readers, and the one step that sends it: released, or handed to a back office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ilonet.access.actor import Actor
from ilonet.access.reach import Reach
from ilonet.reports import gating
from ilonet.reports.completeness import Lack, lacks
from ilonet.reports.gating import Screened
from ilonet.reports.models import Report
from ilonet.reports.release import release
from ilonet.reports.submission import submit
from ilonet.reports.text import Text


@dataclass(frozen=True)
class Checked:
    """The gate's word and what is lacking, on one exact text."""

    text: Text
    lacking: list[Lack]
    found: Screened

    @property
    def is_clear(self) -> bool:
        return not self.lacking and not self.found.open


def check(text: Text, report: Report, *, today: date) -> Checked:
    told = text.finished()
    return Checked(told, lacks(told, report.post, today=today), gating.screened(text, report.public_id))


def send(report: Report, *, by: Actor) -> Reach | None:
    """Who can read it now; nothing where the back office of the authority has it first (R-3.1-a).

    Raises Refusal for what is lacking and for what the gate found, as a release does.
    """
    if report.authority.reviews_before_release:
        submit(report, by=by)
        return None
    reached: Reach = release(report, by=by)
    return reached
