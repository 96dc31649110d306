"""A comment that passed on its writer's own reason is looked at afterwards, as a report is (security.md 7.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilonet.comments.passing import explained_in
from ilonet.looks.asking import Host, end_owed, hands_in, owe_all

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.comments.models import Comment
    from ilonet.comments.wording import Said

NOUN = "comments.comment"


def owe_looks(comment: Comment, said: Said, *, by: Actor) -> None:
    """What an earlier wording owed is forgotten with it."""
    if comment.edited_at:
        end_owed(comment.public_id)
    if not said.reasons:
        return
    found = explained_in(said)
    if found.explained:
        circle = comment.post.circle_id if comment.post else comment.authority.back_office_circle_id
        hands = hands_in(comment.public_id, by=by)
        host = Host(NOUN, comment.public_id, comment.authority, circle, hands, said.language)
        owe_all(host, found.words, found.explained, found.reason_for)
