"""How far may go what is made from other reports? To nobody whom one of them does not reach (security.md 4.4; R-SEC-7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import OperationalError
from django.utils.translation import gettext as _

from ilonet.access.circles import BOARD, ENTITLED
from ilonet.access.context import as_the_system
from ilonet.access.models import Circle
from ilonet.deployments.models import Post
from ilonet.lib import clock, sql
from ilonet.lib.refusals import Refusal
from ilonet.networks.models import Network
from ilonet.reports.models import Report

BECAUSE = "what others allow of what a report is made from: circles are compared, nobody is shown anything"
OF_ENTITLED = ("post", "network", "authority")  # whoever stands in one of these is entitled


@dataclass(frozen=True)
class Source:
    """One that is named; `report` is empty where it has been purged."""

    public_id: str
    report: Report | None

    @property
    def is_out(self) -> bool:
        """With its readers: neither withdrawn, nor taken back by a reviewer, nor hidden as a spill."""
        one = self.report
        if one is None or not one.is_released:
            return False
        return one.taken_back_at is None and one.spilled_at is None

    @property
    def readers(self) -> set[int]:
        return set(self.report.readers) if self.report and self.is_out else set()


def sources_of(made_from: Iterable[str]) -> list[Source]:
    """In the order named; those that nobody reads any more as well."""
    named = list(dict.fromkeys(made_from))
    if not named:
        return []
    with as_the_system(because=BECAUSE):
        rows = Report.objects.unrestricted(because=BECAUSE).defer("sections", "particulars", "sealed", "words")
        found = {str(one.public_id): one for one in rows.filter(public_id__in=named)}
    return [Source(one, found.get(one)) for one in named]


HELD = "SELECT id FROM reports_report WHERE public_id = ANY (%s::uuid[]) FOR SHARE NOWAIT"


def hold(made_from: Iterable[str]) -> None:
    """Until the end of this transaction nobody changes who reads them: what is decided now is so when it is done.

    Raises Refusal 409 rather than wait, for whoever changes one may be waiting for us.
    """
    named = list(made_from)
    if not named:
        return
    try:
        with as_the_system(because=BECAUSE):
            sql.rows(HELD, [named])
    except OperationalError as error:
        raise Refusal(
            "derived.changing",
            _("A report that this one is made from is being changed at this moment."),
            _("Try again in a moment."),
            status=409,
            field="made_from",
        ) from error


def within(circles: Iterable[int], sources: Iterable[Source]) -> list[int]:
    """Those of the circles of which everybody reads every source; all of them where it is made from nothing."""
    wanted, reached = set(circles), [one.readers for one in sources]
    if wanted and reached:
        lay = _lay(wanted)
        for readers in reached:
            wanted &= lay.held_by(readers)
    return sorted(wanted)


def reached(circles: Iterable[int], readers: Iterable[int]) -> set[int]:
    """Those of the circles in which everybody stands among the readers already."""
    wanted = set(circles)
    return _lay(wanted).held_by(set(readers)) if wanted else set()


def is_held_back(report: Report) -> bool:
    """Do fewer read it than its author chose, for the sake of what it is made from?"""
    return bool(report.made_from) and report.is_released and bool(set(report.audience) - set(report.readers))


@dataclass(frozen=True)
class _Lay:
    """How the circles asked for lie in one another today."""

    wanted: set[int]
    entitled: set[int]
    posts: tuple[Post, ...]
    networks: tuple[Network, ...]

    def held_by(self, readers: set[int]) -> set[int]:
        if ENTITLED in readers:
            return self.entitled | (self.wanted & readers)
        places = {place for one in self.networks if one.circle_id in readers for place in one.countries}
        posts = {
            one.circle_id for one in self.posts if one.authority.circle_id in readers or places.intersection(one.covers)
        }
        return (self.wanted & readers) | posts


def _lay(wanted: set[int]) -> _Lay:
    with as_the_system(because=BECAUSE):
        of_kind = Circle.objects.filter(pk__in=wanted, kind__in=OF_ENTITLED).values_list("pk", flat=True)
        posts = Post.objects.unrestricted(because=BECAUSE).filter(circle__in=wanted).select_related("authority")
        networks = Network.objects.unrestricted(because=BECAUSE).on(clock.today())
        return _Lay(wanted, {*of_kind, *(wanted & {ENTITLED, BOARD})}, tuple(posts), tuple(networks))
