"""Comments as the acts write them."""

from datetime import timedelta
from typing import Any

from ilonet.comments.models import Comment
from tests.populating.stored import Populated, store


def comments(here: Populated, made: dict[str, Any]) -> dict[str, Comment]:
    """The answered before what answers them."""
    first = {key: None for key, one in here.world.comments.items() if one.answers is None}
    rows = store(Comment, {key: _comment(here, made, key, None) for key in first})
    replies = {key: one.answers for key, one in here.world.comments.items() if one.answers is not None}
    return rows | store(Comment, {key: _comment(here, made, key, rows[of]) for key, of in replies.items()})


def _comment(here: Populated, made: dict[str, Any], key: str, answers: Comment | None) -> Comment:
    one, at = here.world.comments[key], here.world.at
    kind, of = one.by
    post = made["posts"][of] if kind == "post" else None
    return Comment(
        report=None if one.draft or one.request else made["reports"][one.report],
        draft=made["shared drafts"][one.draft] if one.draft else None,
        request=made["requests"][one.request] if one.request else None,
        version=one.version,
        answers=answers,
        post=post,
        authority=post.authority if post else made["authorities"][of],
        sealed=None if one.taken_back else b"",
        said_at=at - timedelta(minutes=one.minutes),
        answered_at=at if one.answered else None,
        taken_back_at=at if one.taken_back else None,
    )
