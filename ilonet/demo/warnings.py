"""What was said of the invented early warnings: two stand open, one of them seen by an authority; one has ended and was followed; one was forgotten."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from ilonet.authorities.models import Authority
from ilonet.demo.shapes import World
from ilonet.deployments.models import Post
from ilonet.reports import drafting
from ilonet.reports.models import Report
from ilonet.reports.vocabulary import Kind
from ilonet.standing.acting import acting_as
from ilonet.warnings import composing
from ilonet.warnings.audience import offers
from ilonet.warnings.models import Acknowledgement, Closing, FollowUp, Outcome
from ilonet.warnings.sending import send

BECAUSE = "the demonstration network is loaded"
FORGOTTEN = {
    "sign": "method",
    "what": "Tickets are sold for a ferry that does not sail",
    "effect": "People who have paid may leave by smaller boats.",
    "confidence": "moderate",
    "urgency": "days",
    "to": "network",
}
SEEN_BY = (("NLD", "Asked our visa section there to look out for it."), ("DEU", ""), ("SWE", ""))


def say_of_warnings(world: World, authorities: dict[str, Authority]) -> None:
    ids = [one.public_id for one in world.of_kinds if one.kind == Kind.EARLY_WARNING]
    rows = Report.objects.unrestricted(because=BECAUSE).filter(public_id__in=ids).order_by("released_at", "pk")
    for number, one in enumerate(rows):
        _see(one, authorities, most=len(SEEN_BY) if number == 0 else number - 1)
        if number == 0:
            _end(one)


def forget_one(account_id: int) -> None:
    """Sent, and never closed: after a month its post is asked how it ended."""
    with transaction.atomic():
        by = acting_as(account_id)
        post = Post.objects.visible_to(by).filter(pk__in=by.post_ids).select_related("authority").first()
        if post is None:
            return
        blank = composing.begun(post, "en", found := offers(by, []), by.today)
        send(drafting.start(post, composing.written(FORGOTTEN, blank, found, post.restricted_topics), by=by), by=by)


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
