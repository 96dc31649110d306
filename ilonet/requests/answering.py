"""An answer begins, is saved, handed in, returned, released, withdrawn; by the rules of whoever answers (C.6; R-3.1-a)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.access.context import as_the_system
from ilonet.access.known import insist_still_known
from ilonet.lib.clock import now
from ilonet.lib.refusals import Refusal
from ilonet.reports.gating import insist_clear_words
from ilonet.reports.reasoning import LONGEST as LONGEST_REASON
from ilonet.reports.reasoning import insist_stated
from ilonet.requests.drafting import insist_edition
from ilonet.requests.gating import insist_clear
from ilonet.requests.looking import owe_looks
from ilonet.requests.models import Addressee, Answer
from ilonet.requests.replies import LONGEST, Replies
from ilonet.requests.storing import insist_storable
from ilonet.requests.vocabulary import Allows


def begin(addressee: Addressee, replies: Replies, *, by: Actor) -> Answer:
    """A draft of the post, or of the back office where it answers itself; a fuller one starts from the last.

    Raises Refusal where this may not be done, and where one is being written already.
    """
    by.insist("answer", addressee)
    if being_written(addressee, by):
        raise Refusal(
            "answer.being_written",
            _("An answer is being written already."),
            _("Open it and go on there."),
            status=409,
        )
    of_the_post = addressee.post is not None and addressee.post_id in by.post_ids
    post = addressee.post if of_the_post else None
    answer = Answer(
        request=addressee.request,
        addressee=addressee,
        authority=addressee.authority,
        post=post,
        number=Answer.objects.visible_to(by).filter(addressee=addressee, post=post).count() + 1,
    )
    _take(answer, replies)
    answer.readers = answer.writer
    insist_still_known(answer.request)
    answer.save(force_insert=True)
    _drafted(answer, by=by)
    return answer


def being_written(addressee: Addressee, by: Actor) -> Answer | None:
    """Of those that this actor may know: what the post drafts, its back office does not see until it is handed in."""
    found: Answer | None = (
        Answer.objects.visible_to(by).filter(addressee=addressee, released_at=None).order_by("-number").first()
    )
    return found


@act("answer.drafted", needs="write")
def _drafted(answer: Answer, *, by: Actor) -> None:
    answer.noted = {"number": answer.number}


@act("answer.saved", needs="write")
def save(answer: Answer, replies: Replies, *, edition: int, by: Actor) -> None:
    """Raises Refusal 409 `edit.conflict` where somebody saved since this edition was opened."""
    insist_edition(answer, edition)
    _take(answer, replies)
    answer.edition += 1
    answer.saved_at = now()
    answer.save()
    answer.noted = {"edition": answer.edition}


@act("answer.submitted", needs="submit")
def submit(answer: Answer, *, by: Actor) -> None:
    """The back office is a third person already: what it is shown has passed the gate."""
    _insist_says_something(answer)
    insist_clear(answer.replies)
    answer.readers = answer.originator
    answer.submitted_at, answer.returned_because = now(), ""
    answer.save()


@act("answer.returned", needs="return")
def return_(answer: Answer, *, because: str, by: Actor) -> None:
    """Back to the post, whose draft is the post's alone again."""
    reason = insist_stated(because, longest=LONGEST_REASON["return"])
    insist_clear_words(reason, field="because")
    answer.submitted_at, answer.returned_because = None, reason
    answer.readers = answer.writer
    with as_the_system(because="whoever returns an answer stops being its reader in the same step"):
        answer.save(update_fields=["readers", "submitted_at", "returned_because"])


@act("answer.released", needs="release")
def release(answer: Answer, *, by: Actor) -> None:
    """To whoever asked, and as far as its originator opens it to those who read the request."""
    _insist_says_something(answer)
    replies = answer.replies
    insist_clear(replies)
    answer.readers = readers_of(answer)
    answer.released_at, answer.submitted_at, answer.returned_because = now(), None, ""
    answer.save()
    owe_looks(answer, replies, by=by)
    _follow(answer, by)
    addressee = answer.addressee
    addressee.answered_at, addressee.outcome = answer.released_at, answer.outcome
    addressee.save(update_fields=["answered_at", "outcome"])
    answer.noted = {"outcome": answer.outcome, "allows": answer.allows, "reasons": len(replies.reasons)}


@act("answer.withdrawn", needs="withdraw")
def withdraw(answer: Answer, *, because: str, by: Actor) -> None:
    """Nobody but its originator reads it any more, in no compilation either."""
    reason = insist_stated(because, longest=LONGEST_REASON["withdraw"])
    insist_clear_words(reason, field="because")
    answer.withdrawn_at, answer.withdrawal_reason = now(), reason
    answer.readers = answer.originator
    answer.save(update_fields=["withdrawn_at", "withdrawal_reason", "readers"])
    if answer.followed_at is None:
        addressee = answer.addressee
        addressee.answered_at, addressee.outcome = None, ""
        addressee.save(update_fields=["answered_at", "outcome"])


def readers_of(answer: Answer) -> list[int]:
    """Once released: its originator, whoever asked, and those who read the request if it is opened to them."""
    beyond = answer.request.readers if answer.allows == Allows.READERS else answer.request.asker
    return sorted({*answer.originator, *beyond})


def _follow(answer: Answer, by: Actor) -> None:
    """The fuller answer stands for the earlier, which is its originator's alone from now on."""
    for earlier in Answer.objects.visible_to(by).standing().filter(addressee=answer.addressee_id).exclude(pk=answer.pk):
        earlier.followed_at = answer.released_at
        earlier.readers = earlier.originator
        with as_the_system(
            because="a post that answers more fully than its back office did stops reading the earlier one"
        ):
            earlier.save(update_fields=["followed_at", "readers"])


def _take(answer: Answer, replies: Replies) -> None:
    asked = replies.to(len(answer.request.asking.asked))
    insist_storable(asked.words(), LONGEST)
    answer.take(asked)


def _insist_says_something(answer: Answer) -> None:
    if not answer.replies.outcome:
        raise Refusal(
            "answer.empty",
            _("The answer says nothing yet."),
            _("Answer at least one question, or say “nothing to report”: that is an answer too."),
            status=422,
            field="replies.0",
        )
