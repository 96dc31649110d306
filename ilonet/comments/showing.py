"""Which comments on a report, a shared draft or a request does this reader see, by whom, and what may they do with each?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from ilonet.access.actor import Actor
from ilonet.access.holding import verbs_held
from ilonet.access.sealed import SealedQuerySet
from ilonet.comments.access import ACCESS
from ilonet.comments.models import Comment, Subject
from ilonet.deployments.models import Post
from ilonet.lib.asking import after, place
from ilonet.lib.refusals import absent, not_allowed
from ilonet.reports.models import Report, SharedDraft

PAGE = 20
VERBS = {verb: f"may_{verb}" for verb in ACCESS if verb != "read"}


@dataclass(frozen=True)
class Thread:
    """A comment and what answers it, oldest first."""

    comment: Comment
    replies: tuple[Comment, ...]


@dataclass(frozen=True)
class Shown:
    threads: tuple[Thread, ...]
    next: str | None = None

    @property
    def comments(self) -> list[Comment]:
        return [one for thread in self.threads for one in (thread.comment, *thread.replies)]


def show(about: Subject, actor: Actor, behind: list[Any] | None = None, *, most: int = PAGE) -> Shown:
    """Newest first; three questions to the database, however many there are."""
    rows = _known(actor).filter(**_of(about), answers=None)
    if behind is not None:
        rows = rows.filter(_beyond(behind))
    found = list(rows.order_by("-said_at", "-public_id")[: most + 1])
    more, found = len(found) > most, found[:most]
    return Shown(
        _threads(found, actor, about), after(found[-1].said_at.isoformat(), found[-1].public_id) if more else None
    )


def count(about: Subject, actor: Actor) -> int:
    return int(Comment.objects.visible_to(actor).filter(**_of(about), taken_back_at=None).count())


def find(public_id: UUID, actor: Actor, *, may: str = "read") -> Comment:
    """With what it speaks of. Raises Refusal: as absent to whoever may not know of it, as not allowed to whoever may not do this."""
    found: Comment | None = (
        _known(actor).filter(public_id=public_id).select_related("report", "draft", "request", "answers").first()
    )
    if found is None:
        raise absent()
    if may != "read" and not getattr(found, VERBS[may]):
        raise not_allowed(may)
    _name([found], actor)
    return found


def thread_of(comment: Comment, actor: Actor) -> Thread:
    return _threads([comment], actor, comment.about)[0]


def _known(actor: Actor) -> SealedQuerySet:
    known: SealedQuerySet = Comment.objects.visible_to(actor).select_related("authority")
    return known.annotate(**verbs_held(ACCESS, actor))


def _threads(found: list[Comment], actor: Actor, about: Subject) -> tuple[Thread, ...]:
    answered = [one.pk for one in found if one.answered_at]
    replies = list(_known(actor).filter(answers__in=answered).order_by("said_at", "public_id")) if answered else []
    for one in (*found, *replies):
        for name, what in _of(about).items():
            setattr(one, name, what)
    _name([*found, *replies], actor)
    return tuple(Thread(one, tuple(each for each in replies if each.answers_id == one.pk)) for one in found)


def _of(about: Subject) -> dict[str, Any]:
    if isinstance(about, Report):
        return {"report": about}
    return {"draft" if isinstance(about, SharedDraft) else "request": about}


def _name(rows: Iterable[Comment], actor: Actor) -> None:
    """A post and an authority, never a person (R-9.3-a); a post that the reader may not know stays unnamed."""
    rows = list(rows)
    asked = {one.post_id for one in rows if one.post_id}
    cities = dict(Post.objects.visible_to(actor).filter(pk__in=asked).values_list("pk", "city")) if asked else {}
    for one in rows:
        one.authority_name, one.post_label = one.authority.name, cities.get(one.post_id, "")
        one.may = {verb: getattr(one, name) and not actor.restraint for verb, name in VERBS.items()}
        said = one.said
        one.text = said.text if said else ""


def _beyond(given: list[Any]) -> Q:
    """Raises Refusal for a place that this list did not give."""
    said_at, public_id = place(given)
    return Q(said_at__lt=said_at) | Q(said_at=said_at, public_id__lt=public_id)
