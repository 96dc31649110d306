"""Opened to more by the originator, or to fewer, after its release; both at once and by every door (R-SEC-7; C.5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.access.context import as_the_system
from ilonet.access.reach import Reach
from ilonet.lib.refusals import Refusal
from ilonet.reports.audience import insist_on_posts, readers_of
from ilonet.reports.corroborating import follow
from ilonet.reports.inheriting import inherit
from ilonet.reports.models import Report, ReportVersion, Widening
from ilonet.reports.overreach import insist_within
from ilonet.reports.text import Text

BECAUSE = "versions and wishes of a report that its originator readdresses; they are known to others besides"


@act("report.widened", needs="widen")
def widen(report: Report, circles: Iterable[int], *, by: Actor) -> Reach:
    """Raises Refusal 422 for TLP:RED to anything but named posts, and where nobody is added."""
    added = set(circles) - set(report.audience)
    if not added:
        raise Refusal(
            "audience.nobody_added",
            _("Whoever you chose can read it already."),
            _("Choose somebody else, or leave it as it is."),
            status=422,
            field="to",
        )
    text = _addressed(report, set(report.audience) | added)
    insist_on_posts(text)
    insist_within(text, by)
    readdress(report, text.audience)
    return noted(report, len(added), by)


@act("report.narrowed", needs="narrow")
def narrow(report: Report, circles: Iterable[int], *, by: Actor) -> Reach:
    """Takes these out of the audience of every version.

    Raises Refusal 422 where nobody would be left: that is a withdrawal, which says why.
    """
    taken = set(circles) & set(report.audience)
    if not taken or taken == set(report.audience):
        raise Refusal(
            "audience.nobody_left" if taken else "audience.nobody_taken",
            _("Nobody would be left to read it.") if taken else _("None of these is in its audience."),
            _("Withdraw the report instead, and say why.") if taken else _("Choose from those it is addressed to."),
            status=422,
            field="from",
        )
    readdress(report, set(report.audience) - taken)
    return noted(report, -len(taken), by)


def after(report: Report, added: Iterable[int] = (), taken: Iterable[int] = ()) -> list[int]:
    """Who would be able to read it then."""
    return readers_of(report, _addressed(report, set(report.audience) - set(taken) | set(added)))


def _addressed(report: Report, circles: set[int]) -> Text:
    return replace(report.text, audience=sorted(circles))


def readdress(report: Report, circles: Iterable[int]) -> None:
    """Nobody knows of an earlier version who may not know of this one; the one being written follows, lest it undo this."""
    text = _addressed(report, set(circles))
    before, report.audience = set(report.audience), text.audience
    report.readers = readers_of(report, text)
    report.save(update_fields=["audience", "readers"])
    follow(report)
    inherit(report)
    with as_the_system(because=BECAUSE):
        for version in ReportVersion.objects.unrestricted(because=BECAUSE).filter(report=report):
            if version.number > report.released_version:
                stated = set(version.facts.get("audience", ()))
                kept = stated - (before - set(text.audience)) | (set(text.audience) - before)
                version.facts["audience"] = sorted(kept)
                version.save(update_fields=["facts"])
            elif version.number == report.released_version:
                version.readers = report.readers
                version.save(update_fields=["readers"])
            else:
                version.readers = sorted(set(version.readers) & set(report.readers))
                version.save(update_fields=["readers"])


def noted(report: Report, changed: int, by: Actor) -> Reach:
    reached = by.reach_of(report.readers)
    report.noted = {
        "version": report.released_version,
        "circles": changed,
        "readers": reached.people,
        "authorities": len(reached.authorities),
    }
    return reached


def forget_wishes(report: Report) -> None:
    """Of a withdrawn report only its originator goes on knowing who had asked for it to be opened."""
    with as_the_system(because=BECAUSE):
        for one in Widening.objects.unrestricted(because=BECAUSE).filter(report=report):
            one.readers = sorted(set(one.readers) & set(report.originator))
            one.save(update_fields=["readers"])
