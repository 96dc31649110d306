"""Who may know that a report exists, and what they may do with it (Arts 3, 9; requirements E)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, Q

from ilonet.lib.conditions import NOTHING

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


OUT = Q(withdrawn_at=None, taken_back_at=None, released_version__gt=0)  # with its readers, not taken back by a reviewer


def read(actor: Actor) -> Q:
    """Whoever stands in one of the report's circles: the one effective column (design.md 3)."""
    return Q(readers__overlap=actor.standing_in)


def amend(actor: Actor) -> Q:
    """The post that writes it, while a version is being written; handed in, it waits for the back office."""
    return Q(post__in=actor.post_ids, withdrawn_at=None, submitted_at=None, released_version__lt=F("version"))


def discard(actor: Actor) -> Q:
    """Whoever may still change it may give it up; what was released is withdrawn instead."""
    return amend(actor)


def submit(actor: Actor) -> Q:
    """Where the authority reviews before release, the author hands in (R-3.1-a)."""
    return Q(
        post__in=actor.post_ids,
        withdrawn_at=None,
        submitted_at=None,
        released_version__lt=F("version"),
        authority__reviews_before_release=True,
    )


def release(actor: Actor) -> Q:
    """The author alone where the authority trusts; otherwise its back office, once handed in."""
    unreleased = Q(withdrawn_at=None, released_version__lt=F("version"))
    own = Q(post__in=actor.post_ids, authority__reviews_before_release=False)
    reviewed = Q(authority__in=actor.reviews_for, submitted_at__isnull=False)
    return unreleased & (own | reviewed)


def return_(actor: Actor) -> Q:
    return Q(authority__in=actor.reviews_for, submitted_at__isnull=False, withdrawn_at=None)


def revise(actor: Actor) -> Q:
    """The post that wrote it begins a new version, once the last one is released."""
    return Q(post__in=actor.post_ids, withdrawn_at=None, released_version__gt=0, released_version=F("version"))


def withdraw(actor: Actor) -> Q:
    """The originator: the post that wrote it, or its authority (R-SEC-7)."""
    return Q(withdrawn_at=None, released_version__gt=0) & (
        Q(post__in=actor.post_ids) | Q(authority__in=actor.reviews_for)
    )


def speaks(actor: Actor) -> Q:
    """Whoever serves on a post or in a back office speaks for it; others read."""
    return Q() if actor.post_ids or actor.reviews_for else Q(pk__in=[])


def comment(actor: Actor) -> Q:
    """While it is out; a draft and what was withdrawn are talked about by nobody."""
    return speaks(actor) & Q(withdrawn_at=None, released_version__gt=0)


def widen(actor: Actor) -> Q:
    """Only the originator opens it to more: whoever could release it to them (R-SEC-7; security.md 4.4)."""
    own = Q(post__in=actor.post_ids, authority__reviews_before_release=False)
    return OUT & (own | Q(authority__in=actor.reviews_for))


def narrow(actor: Actor) -> Q:
    """The originator, at once: whoever may take it back wholly may take it back in part."""
    return withdraw(actor) & OUT


def ask_wider(actor: Actor) -> Q:
    """Readers who report or answer for officers, and may not open it themselves, ask whoever may."""
    if not actor.post_ids and not actor.reviews_for:
        return NOTHING
    return OUT & ~widen(actor)


def answer(actor: Actor) -> Q:
    """Of what was asked by another: whoever may widen the report; once."""
    own = Q(report__post__in=actor.post_ids, report__authority__reviews_before_release=False)
    originator = own | Q(report__authority__in=actor.reviews_for)
    open_ = Q(
        answered_at=None,
        report__withdrawn_at=None,
        report__taken_back_at=None,
        report__released_version__gt=0,
    )
    return open_ & originator & Q(report__readers__overlap=actor.standing_in) & ~Q(asked_by__in=actor.post_ids)


def corroborate(actor: Actor) -> Q:
    """Readers on a post of another authority: the originator's own word is no second one."""
    if not actor.post_ids:
        return NOTHING
    return OUT & ~Q(authority__in=actor.authority_ids)


def receive(actor: Actor) -> Q:
    """Of an agency's product, whoever it has reached: a post, or a back office, of another body (R-REC18)."""
    return speaks(actor) & OUT & Q(kind="agency_analysis") & ~Q(authority__in=actor.authority_ids)


def pass_on(actor: Actor) -> Q:
    """The same, as far as its marking lets them (F.14): named posts alone is not to be passed on, nor H2 and H3."""
    return receive(actor) & ~Q(tlp="red") & ~Q(handling__in=["H2", "H3"])


def export(actor: Actor) -> Q:
    """In a list that leaves: never TLP:RED; of H2 and H3 only what is the originator's own (R-SEC-4)."""
    own = Q(post__in=actor.post_ids) | Q(authority__in=actor.reviews_for)
    return ~Q(tlp="red") & (~Q(handling__in=["H2", "H3"]) | own)


def know_of_reading(actor: Actor) -> Q:
    """Which authorities opened it: the originator's business alone, and of TLP:RED only where it may know the report."""
    originator = Q(report__post__in=actor.post_ids) | Q(report__authority__in=actor.reviews_for)
    return originator & Q(report__readers__overlap=actor.standing_in)


def know_of_citation(actor: Actor) -> Q:
    """Only where both reports may be known, and of the version that is shown: a hidden one is none."""
    both = Q(report__readers__overlap=actor.standing_in) & Q(cites__readers__overlap=actor.standing_in)
    return both & Q(version=F("report__released_version"))


def read_shared(actor: Actor) -> Q:
    """The post that shared it; its guests while it is open, and not a second longer (AC08)."""
    open_ = Q(ended_at=None, ends_at__gt=actor.now)
    return Q(readers__overlap=actor.standing_in) & (open_ | Q(post_circle__in=actor.post_circles))


def comment_shared(actor: Actor) -> Q:
    """Whoever may read it, while it is open, and speaks for a post or a back office."""
    return speaks(actor) & Q(ended_at=None, ends_at__gt=actor.now)


def unshare(actor: Actor) -> Q:
    """The post that shared it, whoever serves there today."""
    return Q(post__in=actor.post_ids, ended_at=None)


ACCESS = {
    "read": read,
    "amend": amend,
    "discard": discard,
    "submit": submit,
    "release": release,
    "return": return_,
    "revise": revise,
    "withdraw": withdraw,
    "comment": comment,
    "widen": widen,
    "narrow": narrow,
    "ask_wider": ask_wider,
    "corroborate": corroborate,
    "receive": receive,
    "pass_on": pass_on,
    "export": export,
}
CORROBORATION = {"read": read}
CITATION = {"read": know_of_citation}
RECEIPT = {"read": read}
WIDENING = {"read": read, "answer": answer}
READING = {"read": know_of_reading}
SHARED_DRAFT = {"read": read_shared, "comment": comment_shared, "unshare": unshare}
