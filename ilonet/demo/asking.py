"""What had the invented officers asked of each other's authorities: that more should read a report?"""

from __future__ import annotations

from django.db import transaction

from ilonet.access.actor import Actor
from ilonet.authorities.models import Authority
from ilonet.reports.asking_wider import agree, ask
from ilonet.reports.listing import HEAVY
from ilonet.reports.models import Report, ReportQuerySet
from ilonet.standing.acting import acting_as

# who asks, who wrote it, for which authority, why, who agrees
ASKED: tuple[tuple[str, str, str, str, str], ...] = (
    ("bruno", "amara", "SWE", "Their officers meet the same vessels further north.", ""),
    ("elena", "amara", "FIN", "They prepare a mission there and asked us.", "amara"),
)


def ask_for_more(personas: dict[str, int]) -> None:
    """One answer is still to come, one was given."""
    for asker, author, code, because, agreed_by in ASKED:
        if not {asker, author} <= personas.keys():
            continue
        with transaction.atomic():
            wrote = acting_as(personas[author]).post_ids
            by = acting_as(personas[asker])
            report = _read_by(by).filter(post__in=wrote).order_by("-released_at").first()
            authority = Authority.objects.filter(code=code).first()
            if report is None or authority is None or authority.circle_id in report.readers:
                continue
            wish = ask(report, [authority.circle_id], because=because, by=by)
            if agreed_by and not report.authority.reviews_before_release:
                agree(wish, by=acting_as(personas[agreed_by]))


def _read_by(actor: Actor) -> ReportQuerySet:
    known: ReportQuerySet = Report.objects.which(actor, may="ask_wider").visible_to(actor)
    return known.exclude(tlp="red").exclude(audience__contains=[1]).defer(*HEAVY)
