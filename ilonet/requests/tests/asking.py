"""Requests for tests: who asks whom, through the verbs themselves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ilonet.access.actor import Actor
from ilonet.deployments.models import Post
from ilonet.lib import clock
from ilonet.requests.answering import begin, release, submit
from ilonet.requests.asking import Asking
from ilonet.requests.desk import task
from ilonet.requests.drafting import start
from ilonet.requests.models import Addressee, Answer, Request
from ilonet.requests.replies import Replies, Reply
from ilonet.requests.sending import send
from ilonet.standing.acting import acting_as
from tests import making
from tests.cast import Cast

QUESTIONS = ["Which routes by sea were new in August?", "How did the price of a crossing change?"]


def asking(**known: Any) -> Asking:
    return Asking(
        **{
            "title": "New routes by sea since August",
            "background": "Fewer boats leave the usual beaches.",
            "questions": list(QUESTIONS),
            "topics": ["c"],
            "countries": ["GHA"],
            "due_on": clock.today() + timedelta(days=14),
        }
        | known
    )


def post_of(name: str, cast: Cast) -> Post:
    actor = cast.actor(name)
    found: Post = Post.objects.visible_to(actor).select_related("authority").get(pk__in=actor.post_ids)
    return found


def drafted(cast: Cast, by: str = "amara", **known: Any) -> Request:
    post = post_of(by, cast)
    return start(post, asking(**known), by=cast.actor(by))


def sent(cast: Cast, *to: str, by: str = "amara", **known: Any) -> Request:
    """To the posts of these officers."""
    tokens = [f"post:{post_of(one, cast).public_id}" for one in to or ("bruno",)]
    request = drafted(cast, by, wanted=tokens, **known)
    send(request, by=cast.actor(by))
    return request


def addressee(cast: Cast, request: Request, who: str) -> Addressee:
    actor = cast.actor(who)
    rows = Addressee.objects.visible_to(actor).filter(request=request)
    mine = rows.filter(post__in=actor.post_ids) if actor.post_ids else rows.filter(authority__in=actor.reviews_for)
    found: Addressee = mine.select_related("request__authority", "request__post", "authority", "post").first()
    return found


def tasked(cast: Cast, request: Request, who: str, by: Actor) -> Addressee:
    """By the back office of the officer's authority."""
    asked = addressee(cast, request, who)
    row = Addressee.objects.visible_to(by).get(pk=asked.pk)
    task(row, by=by)
    return row


def replies(*said: str, **known: Any) -> Replies:
    """An empty one is “nothing to report”; None leaves the question open."""
    return Replies([Reply(one or "", is_nothing=one == "") for one in said], **known)


def answered(cast: Cast, request: Request, who: str, said: Replies) -> Answer:
    """Released at once where the authority trusts, else handed in."""
    actor = cast.actor(who)
    answer = begin(addressee(cast, request, who), said, by=actor)
    if answer.post and answer.authority.reviews_before_release:
        submit(answer, by=actor)
    else:
        release(answer, by=actor)
    return answer


def back_office(code: str) -> Actor:
    """Somebody in the back office of this authority, from today."""
    who = making.account(f"office.{code.lower()}")
    making.appointment(who, "back_office", code, authority=making.authority(code))
    return acting_as(who.pk)
