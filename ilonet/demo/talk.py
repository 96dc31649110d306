"""What had the invented people said about each other's reports before one enters as them?"""

from __future__ import annotations

from django.db import transaction

from ilonet.access.actor import Actor
from ilonet.comments import saying
from ilonet.comments.models import Comment
from ilonet.comments.wording import Said
from ilonet.reports.listing import HEAVY
from ilonet.reports.models import Report
from ilonet.standing.acting import acting_as

# Whoever speaks first, what they say, whoever answers, what they answer; None: taken back again.
TALK: tuple[tuple[str, str, str, str | None], ...] = (
    (
        "elena",
        "We see the same from Accra: fewer departures, and more offers of work that nobody can check. Which agencies are named?",
        "amara",
        "Two recruitment agencies without a licence. We gave the ministry of labour what the flyers say.",
    ),
    (
        "bruno",
        "From Abidjan the buses are full again since Monday. I would not call it a trend yet.",
        "amara",
        "Agreed. The next report counts the buses at the three stations.",
    ),
    ("viktor", "The figure in the second section seems to be last month's.", "amara", None),
)


def talk(accounts: dict[str, int]) -> None:
    """About the newest report that the one has written and the other may read."""
    for first, words, second, reply in TALK:
        with transaction.atomic():
            report = newest_of(acting_as(accounts[second]), acting_as(accounts[first]))
            if report is None:
                continue
            said = saying.comment(report, Said(words), version=report.released_version, by=acting_as(accounts[first]))
            if reply is None:
                saying.take_back(said, by=acting_as(accounts[first]))
            else:
                _answer(said, reply, accounts[second])


def newest_of(writer: Actor, reader: Actor) -> Report | None:
    """That the other may read as well; the database knows the reader, who stood up last."""
    rows = Report.objects.visible_to(reader).released().filter(post__in=writer.post_ids)
    rows = rows.filter(released_at__lt=reader.now).exclude(tlp="red")
    found: Report | None = rows.defer(*HEAVY).order_by("-released_at", "-pk").first()
    return found


def _answer(said: Comment, words: str, account_id: int) -> None:
    by = acting_as(account_id)
    saying.answer(said, Said(words), by=by)
