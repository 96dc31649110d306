"""What had the invented people said about each other's reports and requests before one enters as them?"""

from __future__ import annotations

from django.db import transaction

from ilonet.access.actor import Actor
from ilonet.comments import saying
from ilonet.comments.models import Comment
from ilonet.comments.wording import Said
from ilonet.reports.listing import HEAVY
from ilonet.reports.models import Report
from ilonet.requests.finding import find
from ilonet.requests.models import Request
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

# The same about the newest request of the second.
ABOUT_REQUESTS: tuple[tuple[str, str, str, str], ...] = (
    (
        "bruno",
        "Printed flyers only, or also what is sent to phones? We see hardly any paper, and many messages.",
        "amara",
        "Both. Please say which is which, and in which language they are written.",
    ),
    (
        "amara",
        "Since the timetable of June, or that of September?",
        "bruno",
        "September. Before that nothing had changed here.",
    ),
    (
        "elena",
        "The compilation helps. Can the next one ask by week? The weather explains half of what we see.",
        "viktor",
        "Good point: the next request asks by week.",
    ),
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


def talk_about_requests(accounts: dict[str, int]) -> None:
    for first, words, second, reply in ABOUT_REQUESTS:
        with transaction.atomic():
            asker, by = acting_as(accounts[second]).post_ids, acting_as(accounts[first])
            known = Request.objects.visible_to(by).open().filter(post__in=asker).order_by("-sent_at", "-pk")
            public_id = known.values_list("public_id", flat=True).first()
            if public_id is not None:
                said = saying.comment_on_request(find(Request, public_id, by), Said(words), by=by)
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
