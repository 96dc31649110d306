"""What was said of the invented early warnings: two stand open, one of them seen by an authority; one has ended and was followed."""

from __future__ import annotations

from datetime import timedelta

from ilonet.authorities.models import Authority
from ilonet.demo.shapes import World
from ilonet.reports.models import Report
from ilonet.reports.vocabulary import Kind
from ilonet.warnings.models import Acknowledgement, Closing, FollowUp, Outcome

BECAUSE = "the demonstration network is loaded"
SEEN_BY = (("NLD", "Asked our visa section there to look out for it."), ("DEU", ""), ("SWE", ""))


def say_of_warnings(world: World, authorities: dict[str, Authority]) -> None:
    ids = [one.public_id for one in world.of_kinds if one.kind == Kind.EARLY_WARNING]
    rows = Report.objects.unrestricted(because=BECAUSE).filter(public_id__in=ids).order_by("released_at", "pk")
    for number, one in enumerate(rows):
        _see(one, authorities, most=len(SEEN_BY) if number == 0 else number - 1)
        if number == 0:
            _end(one)


def _see(warning: Report, authorities: dict[str, Authority], most: int) -> None:
    """By authorities that did not send it, within two days."""
    others = [(authorities[code], note) for code, note in SEEN_BY if authorities[code] != warning.authority]
    for number, (authority, note) in enumerate(others[:most], 1):
        seen = Acknowledgement(report=warning, authority=authority, version=1, note=note)
        if warning.released_at:
            seen.at = warning.released_at + timedelta(hours=7 * number)
        seen.save(force_insert=True)


def _end(warning: Report) -> None:
    """By a later report of the same kind of matter that everybody may read."""
    later = Report.objects.unrestricted(because=BECAUSE).released().on("c").filter(audience=warning.audience)
    following = later.filter(released_at__gte=warning.released_at).exclude(pk=warning.pk).exclude(kind=warning.kind)
    if report := following.order_by("released_at", "pk").first():
        FollowUp.objects.create(report=warning, by=report)
    Closing.objects.create(
        report=warning, outcome=Outcome.CONFIRMED, note="Counted by two posts since; see what followed."
    )
