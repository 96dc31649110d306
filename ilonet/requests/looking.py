"""A question or an answer that passed on its author's own reason is looked at afterwards, as a report is (security.md 7.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.looks.asking import Host, owe_all
from ilonet.requests.gating import reason_for, screened
from ilonet.requests.models import Answer

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.requests.asking import Asking
    from ilonet.requests.models import Request
    from ilonet.requests.replies import Replies

REQUEST, ANSWER = "requests.request", "requests.answer"
BECAUSE = "who has written a request or an answer, so that none of them looks at it a second time"
WRITES = ("request.drafted", "request.saved", "request.sent", "answer.drafted", "answer.saved", "answer.released")


def owe_looks(row: Request | Answer, written: Asking | Replies, *, by: Actor) -> None:
    explained = screened(written).explained
    if not explained:
        return
    with as_the_system(because=BECAUSE):
        wrote = Event.objects.filter(public_id=row.public_id, act__in=WRITES)
        hands = frozenset(wrote.values_list("actor", flat=True)) | {by.pseudonym}
    circle = row.post.circle_id if row.post else row.authority.back_office_circle_id
    noun = ANSWER if isinstance(row, Answer) else REQUEST
    host = Host(noun, row.public_id, row.authority, circle, hands, written.language)
    owe_all(host, written.words(), explained, lambda one: reason_for(written, one))
