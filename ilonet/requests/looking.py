"""A question or an answer that passed on its author's own reason is looked at afterwards, as a report is (security.md 7.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilonet.looks.asking import Host, hands_in, owe_all
from ilonet.requests.gating import reason_for, screened
from ilonet.requests.models import Answer

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.requests.asking import Asking
    from ilonet.requests.models import Request
    from ilonet.requests.replies import Replies

REQUEST, ANSWER = "requests.request", "requests.answer"


def owe_looks(row: Request | Answer, written: Asking | Replies, *, by: Actor) -> None:
    explained = screened(written).explained
    if not explained:
        return
    circle = row.post.circle_id if row.post else row.authority.back_office_circle_id
    noun = ANSWER if isinstance(row, Answer) else REQUEST
    host = Host(noun, row.public_id, row.authority, circle, hands_in(row.public_id, by=by), written.language)
    owe_all(host, written.words(), explained, lambda one: reason_for(written, one))
