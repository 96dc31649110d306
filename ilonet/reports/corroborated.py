"""How many independent authorities confirm a report? Only those whose word this reader may know; the originator's never."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ilonet.access.actor import Actor
from ilonet.reports.models import Corroboration, Report, Says


@dataclass
class Told:
    """Each authority once, with what it said last of the version that holds."""

    confirmed: int = 0
    contradicted: int = 0
    outdated: int = 0
    words: list[Corroboration] = field(default_factory=list)

    @property
    def is_any(self) -> bool:
        return bool(self.words)


def corroborated(reports: Iterable[Report], actor: Actor) -> dict[int, Told]:
    """By primary key; one question for a whole list, over rows that this reader sees."""
    held = {one.pk: one for one in reports if one.released_version}
    if not held:
        return {}
    rows = Corroboration.objects.visible_to(actor).filter(report__in=held).select_related("authority")
    newest: dict[tuple[int, int], Corroboration] = {}
    for one in sorted(rows.order_by(), key=lambda one: (one.at, one.pk), reverse=True):
        report = held[one.report_id]
        if one.version == report.released_version and one.authority_id != report.authority_id:
            newest.setdefault((one.report_id, one.authority_id), one)
    told: dict[int, Told] = {}
    for (key, _authority), one in newest.items():
        told.setdefault(key, Told()).words.append(one)
    for one_told in told.values():
        counted = Counter(one.says for one in one_told.words)
        one_told.confirmed = counted[Says.CONFIRMED]
        one_told.contradicted = counted[Says.CONTRADICTED]
        one_told.outdated = counted[Says.OUTDATED]
    return told
