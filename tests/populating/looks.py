"""Second looks: who has written the text, and what became of the question."""

from datetime import timedelta
from typing import Any

from ilonet.audit.pseudonyms import pseudonym_of
from ilonet.looks.models import Look
from tests.populating.stored import Populated, store


def looks(here: Populated, made: dict[str, Any]) -> dict[str, Look]:
    rows, at = {}, here.world.at
    for n, (key, one) in enumerate(here.world.looks.items()):
        decided = pseudonym_of(here.accounts[one.decided_by]) if one.decided_by else ""
        rows[key] = Look(
            authority_id=made["posts"][one.post].authority_id,
            post_circle=_circle(here, made, one),
            noun="reports.report",
            thing=made["reports"]["report0"].public_id,
            field="title",
            kind="iban",
            start=n,
            end=n + 1,
            digest="0" * 64,
            language="en",
            why="figure",
            hands=[pseudonym_of(here.accounts[person]) for person in sorted(one.hands)],
            asked_at=at - timedelta(days=4),
            due_at=at + timedelta(minutes=-1 if one.overdue else 1),
            kept_until=at + timedelta(minutes=-1 if one.lapsed else 1),
            decision="clear" if decided else "",
            because="It is the number of a container." if decided else "",
            decided_by=decided,
            decided_at=at if decided else None,
            ended_at=at if one.ended else None,
        )
    return store(Look, rows)


def _circle(here: Populated, made: dict[str, Any], one: Any) -> int:
    authority = here.world.posts[one.post].authority
    return here.circle(("back office", authority) if one.office else ("post", one.post))
