"""A request begins, is saved, is given up; of two people who save over each other, one is told (C.6; security.md H53)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.access.known import insist_still_known
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.lib.clock import now
from ilonet.lib.refusals import Refusal, not_allowed
from ilonet.reports.models import Report
from ilonet.requests.asking import LONGEST, MOST_QUESTIONS, Asking
from ilonet.requests.models import Request
from ilonet.requests.storing import insist_storable

STORED = {"title": LONGEST["title"], "background": LONGEST["background"], "questions": LONGEST["question"]}


def start(of: Post | Authority, asking: Asking, *, by: Actor, report: UUID | None = None) -> Request:
    """A new draft of this post, or of this back office; readable there alone.

    Raises Refusal to whoever does not serve there today.
    """
    post = of if isinstance(of, Post) else None
    authority = of if isinstance(of, Authority) else of.authority
    if (post.pk not in by.post_ids) if post else (authority.pk not in by.reviews_for):
        raise not_allowed("ask")
    insist_may_be_kept(asking)
    request = Request(post=post, authority=authority, report=_known(report, by))
    request.take(asking)
    request.readers = request.asker
    request.save(force_insert=True)
    _drafted(request, by=by)
    return request


@act("request.drafted", needs="amend")
def _drafted(request: Request, *, by: Actor) -> None:
    request.noted = {"questions": len(request.asking.asked)}


@act("request.saved", needs="amend")
def save(request: Request, asking: Asking, *, edition: int, by: Actor) -> None:
    """Raises Refusal 409 `edit.conflict` where somebody saved since this edition was opened."""
    insist_edition(request, edition)
    insist_may_be_kept(asking)
    request.take(asking)
    request.edition += 1
    request.saved_at = now()
    request.save()
    request.noted = {"edition": request.edition}


@act("request.discarded", needs="amend")
def discard(request: Request, *, by: Actor) -> None:
    """Nobody else has had it; nothing of it is kept but that there was one."""
    request.delete()


def insist_edition(row: Any, edition: int) -> None:
    if edition == row.edition:
        return
    raise Refusal(
        "edit.conflict",
        _("Somebody saved this while you were writing."),
        _(
            "Nothing is lost: what you typed is still on your page. Copy it, reload the page, and save what should stay."
        ),
        status=409,
        more={"version": row.edition},
    )


def insist_may_be_kept(asking: Asking) -> None:
    if len(asking.questions) > MOST_QUESTIONS:
        raise Refusal(
            "request.too_many_questions",
            _("A request has at most %(most)s questions.") % {"most": MOST_QUESTIONS},
            _("Leave some out, or ask them in a second request."),
            status=422,
            field="questions",
        )
    insist_storable(asking.words(), STORED)


def _known(report: UUID | None, by: Actor) -> UUID | None:
    """A report that the asker cannot see is as one that does not exist."""
    found = report and Report.objects.visible_to(by).released().filter(public_id=report).first()
    if not found:
        return None
    insist_still_known(found)
    return report
