"""Whose business is an act? Each answers with accounts; whoever may not see the thing is left out afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilonet.access.circles import BOARD, DATA_PROTECTION, PRIVACY, SECRETARIAT, SECURITY
from ilonet.audit.models import Event
from ilonet.audit.pseudonyms import persons
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.reports.audience import originator_of
from ilonet.reports.vocabulary import Kind
from ilonet.standing.circles import members

if TYPE_CHECKING:
    from ilonet.notices.heard import Heard

BECAUSE = "whose back offices have a post in a country"


def author(heard: Heard) -> set[int]:
    """Whoever serves today on the post that wrote the report."""
    return members([heard.row.post.circle_id])


def author_of_report(heard: Heard) -> set[int]:
    """Whoever serves today on the post whose report or draft it speaks of."""
    row = heard.row
    return set() if row.request_id else members([row.about.post.circle_id])


def answered(heard: Heard) -> set[int]:
    """Whoever serves where the comment came from that is answered now."""
    before = heard.row.answers
    if before is None:
        return set()
    return members([before.post.circle_id if before.post else before.authority.back_office_circle_id])


def sender(heard: Heard) -> set[int]:
    """Whoever serves today on the post that sent the file."""
    return members([heard.row.holder])


def reviewers(heard: Heard) -> set[int]:
    """The back office of the report's originator authority."""
    return members([heard.row.authority.back_office_circle_id])


def guards(heard: Heard) -> set[int]:
    """Privacy reviewers; those of another authority, and whoever wrote the text, do not see the place."""
    return members([PRIVACY])


def writers(heard: Heard) -> set[int]:
    """Whoever serves today on the post whose text a second look is about."""
    return members([heard.row.post_circle])


def reviewers_of_a_warning(heard: Heard) -> set[int]:
    return reviewers(heard) if heard.row.kind == Kind.EARLY_WARNING else set()


def warned(heard: Heard) -> set[int]:
    """Everybody who may read an early warning, when it is sent; what it says they read on its page."""
    return _readers_of_a_warning(heard) if heard.row.released_version == 1 else set()


def warned_anew(heard: Heard) -> set[int]:
    return _readers_of_a_warning(heard) if heard.row.released_version > 1 else set()


def _readers_of_a_warning(heard: Heard) -> set[int]:
    return members(heard.row.readers) if heard.row.kind == Kind.EARLY_WARNING else set()


def offices_of_a_product(heard: Heard) -> set[int]:
    """Of an agency's product, when it is released first: the back offices that can read it, to pass it on (R-REC18)."""
    row = heard.row
    if row.kind != Kind.AGENCY_ANALYSIS or row.released_version > 1:
        return set()
    every = Authority.objects.exclude(pk=row.authority_id).values_list("back_office_circle_id", flat=True)
    return members(row.readers) & members(list(every))


def receivers(heard: Heard) -> set[int]:
    """Whoever can read a product and has not opened it yet."""
    return members(heard.row.readers) - _who_did("report.read", heard)


def openers(heard: Heard) -> set[int]:
    """Whoever has opened the report, in any version: the audit knows them by pseudonym."""
    return _who_did("report.read", heard)


def _who_did(act: str, heard: Heard) -> set[int]:
    opened = Event.objects.filter(public_id=heard.thing, act=act)
    actors = set(opened.values_list("actor", flat=True))
    return {account for actor, account in persons().items() if actor in actors} if actors else set()


def openers_of_draft(heard: Heard) -> set[int]:
    return _who_did("draft.read", heard)


def guests(heard: Heard) -> set[int]:
    """With whom a draft was shared; whoever shared it knows."""
    row = heard.row
    return members(set(row.readers) - {row.post_circle})


def originator(heard: Heard) -> set[int]:
    """Of the report that somebody wants opened to more: its post, and its back office unless it is TLP:RED."""
    report = heard.row.report
    return members(originator_of(report, report.tlp))


def wishing(heard: Heard) -> set[int]:
    """The post that asked for it, or the back office."""
    asked_by = heard.row.asked_by
    return members([asked_by.circle_id if asked_by else heard.row.authority.back_office_circle_id])


def overseers(_heard: Heard) -> set[int]:
    """Data protection officer and security officer."""
    return members([DATA_PROTECTION, SECURITY])


def colleagues(heard: Heard) -> set[int]:
    """The back office of an account's authority, but not the person whom it is about."""
    authority = heard.row.authority
    return members([authority.back_office_circle_id]) - {heard.row.account_id} if authority else set()


def asker(heard: Heard) -> set[int]:
    return {heard.row.asked_by_id}


def holder(heard: Heard) -> set[int]:
    """The account that the row is about."""
    return {heard.row.account_id} if heard.row.account_id else set()


def officer(heard: Heard) -> set[int]:
    """Of the deployment whose contact entry it is."""
    return {heard.row.deployment.account_id} - {None}


def network(heard: Heard) -> set[int]:
    return members([heard.row.circle_id])


def board(heard: Heard) -> set[int]:
    """Board, Secretariat, and the back offices of authorities with a post in the same country (Art. 4(1); C.1)."""
    there = Post.objects.unrestricted(because=BECAUSE).filter(country=heard.row.post.country_id)
    return members([BOARD, SECRETARIAT, *there.values_list("authority__back_office_circle_id", flat=True)])
