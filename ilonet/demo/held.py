"""What has the gate held in the invented network: one place that waits, one left lying, one answered?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from ilonet.demo.days import days_ago
from ilonet.deployments.models import Post
from ilonet.looks.deciding import decide
from ilonet.looks.models import Look
from ilonet.reports import drafting
from ilonet.reports.gating import screened
from ilonet.reports.looking import ask_about, key_of
from ilonet.reports.text import Text
from ilonet.standing.acting import acting_as


@dataclass(frozen=True)
class Held:
    persona: str
    days: int
    title: str
    text: str
    why: str
    note: str
    decided_by: str = ""
    decision: str = ""
    because: str = ""
    proposal: str = ""


HELD = (
    Held(
        "amara", 1, "Seals of containers at the port of Dakar",
        "The seal of the second container said GB82 WEST 1234 5698 7654 32, as those before it did in part.",
        "figure", "The mark on a seal.",
    ),
    Held(
        "elena", 6, "Whom to ask at the port of Tema",
        "The desk for carriers answers at +233 24 123 4567 from eight to four.",
        "institution", "The desk of a public authority, not of a person.",
    ),
    Held(
        "amara", 4, "How forged residence cards are offered",
        "Each offer is signed by the same shop, @bestcards_dkr, which takes half in advance.",
        "other", "The name of a shop, I think.",
        "pavel", "mask", "It leads to one seller, who is a person.", "a name on a social network",
    ),
)  # fmt: skip


def hold(personas: Mapping[str, int]) -> None:
    """By the verbs of the product, each on its day."""
    for one in HELD:
        with days_ago(timedelta(days=one.days)), transaction.atomic():
            look = _asked(one, personas[one.persona])
        if one.decided_by:
            with days_ago(timedelta(days=one.days - 1)), transaction.atomic():
                by = acting_as(personas[one.decided_by])
                waiting = Look.objects.which(by, may="decide").get(pk=look.pk)
                decide(waiting, one.decision, one.because, one.proposal, by=by)


def _asked(one: Held, account_id: int) -> Look:
    by = acting_as(account_id)
    post = Post.objects.visible_to(by).filter(pk__in=by.post_ids).select_related("authority").order_by("pk")[0]
    said = Text(
        title=one.title,
        sections=[{"heading": "", "text": one.text}],
        topics=["e"],
        level="operational",
        countries=[post.country_id],
    )
    report = drafting.start(post, said, by=by)
    [held] = screened(said).refused
    return ask_about(report, key_of(held), one.why, one.note, by=by)
