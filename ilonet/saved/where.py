"""Which lists and searches can be saved, what does each know to be asked, and to whom is it open?

In the module of the list's view, once:

    can_be_saved("deployments:index", _("Postings"), reads=asked_of, open_to=sees_the_register)

`reads` gets the parameters and raises Refusal for what the list does not know any more; `texts` names the parameters in
which people write freely: these pass the gate before they are kept; `news` counts what came since the last visit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal

if TYPE_CHECKING:
    from datetime import datetime

    from django.utils.functional import Promise

    from ilonet.access.actor import Actor

# Where one was in a list, and in what form it was taken out: not what the list is.
PASSING = frozenset({"after", "before", "page", "format", "facet", "count", "of", "seen"})


# For each search and the moment of the last visit: at most one more than `COUNTED`, in one question to the database.
News = Callable[["Actor", list[tuple["Told", "datetime"]]], list[int]]
COUNTED = 100


def _everybody(actor: Actor) -> bool:
    return actor.is_someone


@dataclass(frozen=True)
class Where:
    """A list or a search at an address without places, named by what stands in its query."""

    name: str  # of the address
    title: str | Promise
    reads: Callable[[Any], object]
    open_to: Callable[[Actor], bool] = _everybody
    texts: frozenset[str] = frozenset()
    news: News | None = None  # how many rows each of them has that its reader has not met; nothing where nobody counts


WHERE: dict[str, Where] = {}


def can_be_saved(
    name: str,
    title: str | Promise,
    *,
    reads: Callable[[Any], object],
    open_to: Callable[[Actor], bool] = _everybody,
    texts: Iterable[str] = (),
    news: News | None = None,
) -> Where:
    if name in WHERE:
        raise ValueError(f"{name} is declared twice")
    WHERE[name] = Where(name, title, reads, open_to, frozenset(texts), news)
    return WHERE[name]


def found(name: str, actor: Actor) -> Where:
    """Raises Refusal: a list that is not open to the actor is none."""
    where = WHERE.get(name)
    if where is None or not where.open_to(actor):
        raise Refusal(
            "saved.no_such_list",
            _("There is no such list for you to save."),
            _("Open a list, narrow it, and save it from there."),
            field="where",
        )
    return where


def lasting(query: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What makes the list what it is; empty filters say nothing, and the order of filters neither."""
    return {name: value.strip() for name, value in sorted(query) if name not in PASSING and value.strip()}


class Told(dict[str, str]):
    """Filters that were kept, asked as if they stood in the address bar."""

    def getlist(self, key: str) -> list[str]:
        return [self[key]] if key in self else []


def misfit(where: Where, asked: dict[str, Any]) -> str:
    """Why this list can no longer be asked this, in the reader's words; empty while it can."""
    try:
        where.reads(Told(asked))
    except Refusal as refused:
        return str(refused.message)
    return ""
