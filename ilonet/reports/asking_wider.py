"""A reader asks that more should read; the originator's authority agrees or declines, and both stay written (R-SEC-7)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.access.known import insist_still_known
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.lib.clock import now
from ilonet.lib.refusals import Refusal
from ilonet.reports.audience import originator_of
from ilonet.reports.gating import insist_clear_words
from ilonet.reports.holding import held
from ilonet.reports.models import Report, Widening
from ilonet.reports.reasoning import LONGEST, insist_stated
from ilonet.reports.sharing import widen

MOST_OPEN = 5  # of one post or back office on one report


def ask(report: Report, circles: Iterable[int], *, because: str, by: Actor) -> Widening:
    """A wish put to the originator; nothing is opened by it.

    Raises Refusal to whoever may not ask, and 422 for what is lacking.
    """
    by.insist("ask_wider", report)
    reason = insist_stated(because, longest=LONGEST["withdraw"])
    insist_clear_words(reason, field="because", language=report.language)
    wanted = sorted(set(circles) - set(report.audience))
    if not wanted:
        raise _nobody()
    post, authority, circle = _asking(by)
    known = Widening.objects.visible_to(by).filter(report=report, answered_at=None, asked_by=post, authority=authority)
    if any(set(wanted) <= set(one.circles) for one in known) or len(known) >= MOST_OPEN:
        raise Refusal(
            "widening.asked_already",
            _("This has been asked already; the originator has not answered yet."),
            _("Wait for the answer."),
            status=409,
            field="to",
        )
    made = Widening(
        report=report,
        asked_by=post,
        authority=authority,
        circles=wanted,
        because=reason,
        readers=sorted({circle, *originator_of(report, report.tlp)}),
    )
    insist_still_known(report)
    made.save(force_insert=True)
    _asked(made, by=by)
    return made


@act("widening.asked", needs="read")
def _asked(wish: Widening, *, by: Actor) -> None:
    wish.noted = {"report": str(wish.report.public_id), "circles": len(wish.circles)}


def agree(wish: Widening, *, by: Actor, answer: str = "") -> None:
    """The report is opened in the same step, by whoever agrees. Its row is held first, as whoever hides it holds it."""
    with transaction.atomic():
        held(wish.report, by, to="read")
        _agree(wish, by=by, answer=answer)


@act("widening.agreed", needs="answer")
def _agree(wish: Widening, *, by: Actor, answer: str) -> None:
    wish.answer = _said(answer, wish.report)
    wish.answered_at, wish.is_agreed = now(), True
    wish.save(update_fields=["answered_at", "is_agreed", "answer"])
    if set(wish.circles) - set(wish.report.audience):
        widen(wish.report, wish.circles, by=by)
    wish.noted = {"report": str(wish.report.public_id), "circles": len(wish.circles)}


@act("widening.declined", needs="answer")
def decline(wish: Widening, *, because: str, by: Actor) -> None:
    wish.answer = _said(insist_stated(because, longest=LONGEST["withdraw"]), wish.report)
    wish.answered_at, wish.is_agreed = now(), False
    wish.save(update_fields=["answered_at", "is_agreed", "answer"])
    wish.noted = {"report": str(wish.report.public_id), "circles": len(wish.circles)}


def _asking(by: Actor) -> tuple[Post | None, Authority, int]:
    """In which capacity: the post in the first hat, else the back office."""
    post = Post.objects.visible_to(by).filter(pk__in=by.post_ids).select_related("authority").order_by("pk").first()
    if post is not None:
        return post, post.authority, post.circle_id
    authority = Authority.objects.filter(pk__in=by.reviews_for).order_by("pk").first()
    if authority is None:
        raise _nobody()
    return None, authority, authority.back_office_circle_id


def _said(words: str, report: Report) -> str:
    said = words.strip()[: LONGEST["withdraw"]]
    insist_clear_words(said, field="because", language=report.language)
    return said


def _nobody() -> Refusal:
    return Refusal(
        "audience.nobody_added",
        _("Whoever you chose can read it already."),
        _("Choose somebody else, or leave it as it is."),
        status=422,
        field="to",
    )
