"""The one table: act -> who is told, as what, in which words. Every act stands here, or in `nobody.py` with the reason why not.

A line is one more `Told`; the first that fits a person counts, and nobody is told of what they did themselves. Words say
what happened, never to what: the line gets its title when it is shown, if its reader may see the thing that day.
docs/how-to/tell-somebody-of-an-act.md
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ilonet.notices import asked, whom
from ilonet.notices.matching import Why, followers
from ilonet.notices.models import Kind

if TYPE_CHECKING:
    from ilonet.notices.heard import Heard


@dataclass(frozen=True)
class Told:
    role: str  # as what one is told; with the act it finds the words again
    whom: Callable[[Heard], set[int] | dict[int, Why]] = field(repr=False)
    says: Any
    kind: Kind = Kind.YOURS
    is_urgent: bool = False  # by mail at once, in quiet hours too
    outlives: bool = False  # told although the thing is gone from their sight: then without its title


TOLD: dict[str, tuple[Told, ...]] = {
    # reports
    "report.submitted": (
        Told(
            "urgent reviewer",
            whom.reviewers_of_a_warning,
            _("An early warning waits for your review: nobody is told before"),
            Kind.ASKED,
            is_urgent=True,
        ),
        Told("reviewer", whom.reviewers, _("A report waits for your review"), Kind.ASKED),
    ),
    "report.returned": (Told("author", whom.author, _("A report came back to your post"), Kind.ASKED),),
    "report.released": (
        Told("author", whom.author, _("A report of your post was released")),
        Told("warned", whom.warned, _("An early warning for you"), Kind.ASKED, is_urgent=True),
        Told("warned anew", whom.warned_anew, _("An early warning has a new version")),
        Told(
            "back office",
            whom.offices_of_a_product,
            _("An agency product for you: pass it on to whom it concerns"),
            Kind.ASKED,
        ),
        Told("follower", followers, _("A new report on what you follow"), Kind.FOLLOWED),
    ),
    "report.passed_on": (
        Told("author", whom.author, _("A product of your post was passed on")),
        Told("receiver", whom.receivers, _("An agency product for you: say that you have received it"), Kind.ASKED),
    ),
    "report.withdrawn": (
        Told("author", whom.author, _("A report of your post was withdrawn")),
        Told("reviewer", whom.reviewers, _("A report of your authority was withdrawn")),
        Told(
            "opener",
            whom.openers,
            _("A report that you opened was withdrawn by its originator: do not use it any more"),
            outlives=True,
        ),
    ),
    "report.taken_back": (
        Told("author", whom.author, _("A privacy reviewer took a report of your post back: mask a place"), Kind.ASKED),
        Told("reviewer", whom.reviewers, _("A privacy reviewer took a report of your authority back")),
        Told(
            "opener",
            whom.openers,
            _("A report that you opened was taken back: do not use it until it is released again"),
            outlives=True,
        ),
    ),
    # drafts before their release
    "draft.shared": (Told("guest", whom.guests, _("A draft was shared with you before its release"), Kind.ASKED),),
    "draft.taken_back": (
        Told(
            "opener",
            whom.openers_of_draft,
            _("A draft that you opened was taken back by its author: do not use it"),
            outlives=True,
        ),
    ),
    # second looks
    "look.asked": (Told("reviewer", whom.guards, _("A place that the gate holds waits for your look"), Kind.ASKED),),
    "look.decided": (Told("author", whom.writers, _("A privacy reviewer has answered about a place"), Kind.ASKED),),
    "look.lapsed": (Told("author", whom.writers, _("Nobody answered about a place in time: mask it, or ask anew")),),
    # comments
    "comment.made": (
        Told("answered", whom.answered, _("Somebody has answered a comment of yours")),
        Told("author", whom.author_of_report, _("Somebody has commented on a report of your post")),
        Told("asker", asked.asker_of_what_it_speaks_of, _("Somebody has commented on a request of yours")),
    ),
    # requests
    "request.sent": (
        Told("addressee", asked.addressees, _("A request was sent to your post or authority"), Kind.ASKED),
    ),
    "request.reminded": (Told("addressee", asked.owing, _("A request still waits for your answer"), Kind.ASKED),),
    "request.closed": (Told("addressee", asked.owing, _("A request was closed: no answer is needed any more")),),
    "request.published": (Told("addressee", asked.addressees, _("The answers to a request were published together")),),
    "request.withdrawn": (
        Told("asked once", asked.addressees, _("A request that was sent to you was withdrawn"), outlives=True),
    ),
    "addressee.tasked": (
        Told("officer", asked.officer, _("Your back office has given you a request to answer"), Kind.ASKED),
    ),
    "addressee.declined": (
        Told("asker", asked.asker, _("An authority has declined a request of yours")),
        Told("officer", asked.officer, _("Your authority has declined a request that was sent to your post")),
    ),
    "answer.submitted": (Told("reviewer", whom.reviewers, _("An answer waits for your review"), Kind.ASKED),),
    "answer.returned": (Told("writer", asked.writer, _("An answer came back to your post"), Kind.ASKED),),
    "answer.released": (
        Told("asker", asked.asker, _("An answer to a request of yours has come in")),
        Told("writer", asked.writer, _("An answer of your post was released")),
    ),
    "answer.withdrawn": (
        Told("reader", asked.asker, _("An answer to a request of yours was withdrawn: do not use it"), outlives=True),
        Told("writer", asked.writer, _("An answer of your post was withdrawn")),
    ),
    # files
    "file.emptied": (
        Told(
            "sender", whom.sender, _("Malware was found in a file of your post: nothing of it is kept"), is_urgent=True
        ),
    ),
    # early warnings
    "warning.acknowledged": (
        Told("author", whom.author, _("An authority has seen an early warning of your post")),
        Told("reviewer", whom.reviewers, _("An authority has seen an early warning of yours")),
    ),
    "warning.closed": (
        Told("author", whom.author, _("An early warning of your post was closed")),
        Told("reader", whom.openers, _("An early warning that you opened was closed")),
    ),
    "warning.reopened": (
        Told("author", whom.author, _("An early warning of your post is open again")),
        Told("reader", whom.openers, _("An early warning that you opened has not ended: it is open again")),
    ),
    "report.widened": (Told("author", whom.author, _("A report of your post was opened to more readers")),),
    "report.narrowed": (Told("author", whom.author, _("A report of your post has fewer readers")),),
    "report.followed_source": (
        Told(
            "author",
            whom.author,
            _("What a report of your post is made from changed: see who reads yours now"),
            Kind.ASKED,
        ),
        Told(
            "reviewer", whom.reviewers, _("What a report of your authority is made from changed: see who reads it now")
        ),
    ),
    "report.lowered": (Told("author", whom.author, _("The marking of a report of your post has fallen")),),
    "report.expired": (Told("author", whom.author, _("A report of your post has expired"), Kind.ASKED),),
    "report.corroborated": (
        Told("author", whom.author, _("Another authority says what it has seen of a report of your post")),
    ),
    "widening.asked": (
        Told("originator", whom.originator, _("Somebody asks that more may read a report of yours"), Kind.ASKED),
    ),
    "widening.agreed": (Told("asker", whom.wishing, _("The originator has agreed that more may read a report")),),
    "widening.declined": (Told("asker", whom.wishing, _("The originator has declined that more may read a report")),),
    "report.spilled": (
        Told("author", whom.author, _("A report of your post was hidden everywhere"), outlives=True),
        Told(
            "reviewer",
            whom.reviewers,
            _("A report of your authority was hidden everywhere: a second person purges it or gives it back"),
            Kind.ASKED,
            outlives=True,
        ),
        Told(
            "overseer",
            whom.overseers,
            _("A report was hidden everywhere: a second person purges it or gives it back"),
            Kind.ASKED,
            outlives=True,
        ),
        Told(
            "opener",
            whom.openers,
            _("A report that you opened was hidden everywhere: do not use it, keep it or pass it on"),
            outlives=True,
        ),
    ),
    "spill.undone": (
        Told("author", whom.author, _("A report of your post was given back to its readers: a false alarm")),
        Told("reviewer", whom.reviewers, _("A report of your authority was given back to its readers: a false alarm")),
    ),
    "spill.purged": (
        Told("author", whom.author, _("A report of your post was purged")),
        Told("reviewer", whom.reviewers, _("A report of your authority was purged")),
    ),
    # accounts
    "account.invited_by_authority": (
        Told("colleague", whom.colleagues, _("Somebody was invited: a second person confirms who came"), Kind.ASKED),
    ),
    "account.recovery_asked": (
        Told("holder", whom.holder, _("Your authority has asked to win your account back")),
        Told("colleague", whom.colleagues, _("A recovery waits for a second person to approve it"), Kind.ASKED),
    ),
    "account.recovery_approved": (Told("asker", whom.asker, _("The recovery you asked for was approved")),),
    "account.confirmed": (
        Told("holder", whom.holder, _("A second person has confirmed your account")),
        Told("asker", whom.asker, _("An account that you asked for was confirmed")),
    ),
    "account.suspended": (Told("colleague", whom.colleagues, _("An account of your authority was suspended")),),
    "account.resumed": (Told("holder", whom.holder, _("Your account opens again")),),
    "appointment.made": (Told("holder", whom.holder, _("Your authority has authorised you")),),
    "appointment.renewed": (Told("holder", whom.holder, _("An authorisation of yours was renewed")),),
    "appointment.revoked": (Told("holder", whom.holder, _("An authorisation of yours was ended")),),
    "appointment.lapsed": (Told("holder", whom.holder, _("An authorisation of yours ended: nobody confirmed it")),),
    # register
    "contact_entry.entered": (Told("officer", whom.officer, _("You stand in the directory now")),),
    "contact_entry.written": (Told("officer", whom.officer, _("Your entry in the directory was corrected")),),
    "deployment.planned": (
        Told("officer", whom.holder, _("A deployment of yours is planned")),
        Told("board", whom.board, _("A deployment is planned"), Kind.FOLLOWED),
    ),
    "deployment.notified": (
        Told("officer", whom.holder, _("A deployment of yours was notified")),
        Told("board", whom.board, _("A deployment was notified"), Kind.FOLLOWED),
    ),
    "deployment.officer_named": (Told("officer", whom.holder, _("You were named as the officer of a deployment")),),
    "deployment.arrival_confirmed": (Told("officer", whom.holder, _("Your arrival was confirmed")),),
    "deployment.corrected": (Told("officer", whom.holder, _("The days of your deployment were corrected")),),
    "deployment.extended": (Told("officer", whom.holder, _("Your deployment was extended")),),
    "deployment.ended": (Told("officer", whom.holder, _("Your deployment has an earlier last day")),),
    "deployment.resumed": (Told("officer", whom.holder, _("Your deployment goes on")),),
    "network.formed": (Told("member", whom.network, _("A network was formed, and you are a member")),),
    "network.changed": (Told("member", whom.network, _("A network of yours has other places or another name")),),
    "network.closed": (Told("member", whom.network, _("A network of yours has a last day")),),
}

BY_ROLE = {(act, told.role): told for act, lines in TOLD.items() for told in lines}
OUTLIVING = tuple({told.role for told in BY_ROLE.values() if told.outlives})


def says(act: str, role: str) -> str:
    """The words of a line; an act of another version keeps its code."""
    told = BY_ROLE.get((act, role))
    return str(told.says) if told else act
