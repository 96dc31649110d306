"""Which of the five places may this person go to, and where are they now? (face.md, layout)"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ilonet.access import circles


class Standing(Protocol):
    """What the navigation asks of an actor."""

    @property
    def is_someone(self) -> bool: ...
    @property
    def circles(self) -> frozenset[int]: ...
    @property
    def functions(self) -> frozenset[str]: ...


@dataclass(frozen=True)
class Page:
    label: str | Promise
    name: str
    functions: frozenset[str] = frozenset()  # who needs it; empty for all who may enter the place
    circles: frozenset[int] = frozenset()  # to whom it is not absent; empty for all who may enter the place


@dataclass(frozen=True)
class Place:
    label: str | Promise
    pages: tuple[Page, ...]
    namespaces: frozenset[str]
    of_the_network: bool = True  # only for those who stand in at least one circle
    beneath: str = ""  # what stands beneath this address belongs here, whichever noun shows it


@dataclass(frozen=True)
class Link:
    """A link of the navigation, ready to be shown."""

    label: str | Promise
    address: str
    is_current: bool
    is_exact: bool
    pages: tuple["Link", ...] = ()


REGISTER = frozenset({circles.ENTITLED, circles.PRIVACY})  # Art. 9(3)
ADDRESSED = frozenset({circles.ENTITLED})  # those to whom reports can be released
ASKED = frozenset({circles.ENTITLED, circles.PRIVACY})  # those of whom the law asks something by a date
AUDITING = frozenset({"auditor", "data_protection_officer", "security_officer"})
REVIEWING = frozenset({"privacy_reviewer", "data_protection_officer"})
LOOKING_AFTER = frozenset({"administrator", "security_officer"})
PLACES = (
    Place(
        _("Home"),
        (
            Page(_("Home"), "site:home"),
            Page(_("What is asked"), "duties:index", circles=ASKED),
            Page(_("Second looks"), "looks:index", REVIEWING),
            Page(_("Audit trail"), "audit:index", AUDITING),
            Page(_("State of the installation"), "operations:state", LOOKING_AFTER),
            Page(_("Country risk"), "admission:risks", AUDITING),
            Page(_("Locked accounts"), "admission:locks", frozenset({"administrator"})),
        ),
        frozenset({"site", "duties", "looks", "audit", "operations", "admission"}),
        of_the_network=False,
    ),
    Place(
        _("Information"),
        (
            Page(_("Reports"), "reports:index", circles=ADDRESSED),
            Page(_("Early warnings"), "warnings:index", circles=ADDRESSED),
            Page(_("Requests"), "requests:index", circles=ADDRESSED),
            Page(
                _("Spills"), "spills:index", frozenset({"back_office", "data_protection_officer", "security_officer"})
            ),
        ),
        frozenset({"comments", "comments_of_requests", "reports", "requests", "search", "spills", "warnings"}),
    ),
    Place(
        pgettext_lazy("place", "Network"),
        (Page(_("Networks"), "networks:index", circles=REGISTER),),
        frozenset({"networks"}),
    ),
    Place(
        _("Register"),
        (
            Page(_("Postings"), "deployments:index", circles=REGISTER),
            Page(_("Map"), "picture:map", circles=REGISTER),
            Page(_("Directory"), "directory:index", circles=REGISTER),
            Page(_("Accounts"), "admission:mine", frozenset({"national_administrator", "back_office"})),
        ),
        frozenset({"deployments", "picture", "directory", "places", "authorities", "loads"}),
        beneath="/register/authorities/",
    ),
    Place(pgettext_lazy("place", "Board"), (Page(_("Board"), "board:index"),), frozenset({"board"})),
)


def address(name: str, *of: object) -> str:
    """The address of a named page, or nothing while its noun has not come yet."""
    return _found(name, of, get_script_prefix(), settings.ROOT_URLCONF)


@lru_cache(maxsize=1_000)
def _found(name: str, of: tuple[object, ...], *_where: str) -> str:
    """The same twenty on every page, for everybody, as long as the pages are served in the same place."""
    try:
        return reverse(name, args=of)
    except NoReverseMatch:
        return ""


def places(actor: Standing, namespace: str, path: str) -> Iterator[Link]:
    """The places in their order, as links."""
    if not actor.is_someone:
        return
    current = _current(namespace, path)
    for place in PLACES:
        if place.of_the_network and not actor.circles:
            continue
        is_current = place is current
        pages = tuple(_pages(place, actor, path))
        if pages:
            first = pages[0]
            yield Link(place.label, first.address, is_current, first.is_exact, pages)


def _current(namespace: str, path: str) -> Place | None:
    by_address = (one for one in PLACES if one.beneath and path.startswith(one.beneath))
    by_noun = (one for one in PLACES if namespace in one.namespaces)
    return next(by_address, None) or next(by_noun, None)


def _pages(place: Place, actor: Standing, path: str) -> Iterator[Link]:
    for page in place.pages:
        where = address(page.name)
        if where and _is_for(page, actor):
            is_exact = where == path
            yield Link(page.label, where, is_exact or (where != "/" and path.startswith(where)), is_exact)


def _is_for(page: Page, actor: Standing) -> bool:
    return (not page.functions or bool(page.functions & actor.functions)) and (
        not page.circles or bool(page.circles & actor.circles)
    )
