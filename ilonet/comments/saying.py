"""A comment is made or answered; edited for a short while; taken back."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.access.context import as_the_system
from ilonet.access.known import insist_still_known
from ilonet.authorities.models import Authority
from ilonet.comments.looking import owe_looks
from ilonet.comments.models import Comment, Subject
from ilonet.comments.passing import insist
from ilonet.comments.wording import Said
from ilonet.deployments.models import Post
from ilonet.lib.clock import now
from ilonet.lib.refusals import Refusal
from ilonet.looks.asking import end_owed
from ilonet.reports.models import Report, SharedDraft
from ilonet.requests.models import Request


def comment(report: Report, said: Said, *, version: int, by: Actor) -> Comment:
    """About the wording that its writer has before them.

    Raises Refusal 409 where another version was released meanwhile, 422 for what the gate found.
    """
    by.insist("comment", report)
    if version != report.released_version:
        raise Refusal(
            "comment.overtaken",
            _("A new version of the report was released while you were writing."),
            _("Read it, then send your comment if it still holds."),
            status=409,
            field="text",
        )
    return _say(Comment(report=report, version=version, **_speaking(by)), said, by)


def comment_on_draft(draft: SharedDraft, said: Said, *, by: Actor) -> Comment:
    """About a copy that never changes; it stays with the post that shared it."""
    by.insist("comment", draft)
    return _say(Comment(draft=draft, version=draft.number, **_speaking(by)), said, by)


def comment_on_request(request: Request, said: Said, *, by: Actor) -> Comment:
    """About its one wording: what was sent is not written anew."""
    by.insist("comment", request)
    return _say(Comment(request=request, version=1, **_speaking(by)), said, by)


def answer(parent: Comment, said: Said, *, by: Actor) -> Comment:
    """About the same wording as the comment, whatever was released since."""
    by.insist("reply", parent)
    of = {parent.speaks_of: parent.about}
    reply = Comment(**of, version=parent.version, answers=parent, **_speaking(by))
    with transaction.atomic():
        made = _say(reply, said, by)
        with as_the_system(because="whoever answers closes a comment of somebody else for editing"):
            Comment.objects.unrestricted(because="the comment that was answered just now").filter(
                pk=parent.pk, answered_at=None
            ).update(answered_at=now())
    return made


@act("comment.edited", needs="edit")
def edit(said_before: Comment, said: Said, *, by: Actor) -> None:
    insist(said, said_before.public_id)
    said_before.write(said)
    said_before.edited_at = now()
    said_before.save(update_fields=["language", "sealed", "edited_at"])
    owe_looks(said_before, said, by=by)
    said_before.noted = _noted(said_before, said)


@act("comment.taken_back", needs="take_back")
def take_back(said_before: Comment, *, by: Actor) -> None:
    """A line stays, so that answers still answer something; of the words nothing is kept."""
    said_before.sealed, said_before.taken_back_at = None, now()
    said_before.save(update_fields=["sealed", "taken_back_at"])
    end_owed(said_before.public_id)
    said_before.noted = _of(said_before)


@act("comment.shown", needs="read", reads=True)
def shown(about: Subject, *, by: Actor, comments: int) -> None:
    """Read beside what they speak of, which leaves a trace of its own where it is read as well."""
    about.noted = {"comments": comments}


def _say(made: Comment, said: Said, by: Actor) -> Comment:
    insist(said)
    made.write(said)
    with transaction.atomic():
        insist_still_known(made.about)
        made.save(force_insert=True)
        owe_looks(made, said, by=by)
        _made(made, said, by=by)
    return made


@act("comment.made", needs="edit")
def _made(made: Comment, said: Said, *, by: Actor) -> None:
    made.noted = _noted(made, said) | ({"answers": str(made.answers.public_id)} if made.answers else {})


def _noted(made: Comment, said: Said) -> dict[str, Any]:
    return _of(made) | {"version": made.version, "reasons": len(said.reasons)}


def _of(made: Comment) -> dict[str, Any]:
    return {made.speaks_of: str(made.about.public_id)}


def _speaking(by: Actor) -> dict[str, Any]:
    """The post of the hat that is worn; else that of a back office, without a post."""
    if by.post_ids:
        worn = by.hat.post_id if by.hat and by.hat.post_id in by.post_ids else min(by.post_ids)
        post = Post.objects.visible_to(by).select_related("authority").get(pk=worn)
        return {"post": post, "authority": post.authority}
    worn = by.hat.authority_id if by.hat and by.hat.authority_id in by.reviews_for else min(by.reviews_for)
    return {"authority": Authority.objects.get(pk=worn)}
