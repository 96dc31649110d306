"""A person acting in the deployments and functions they hold today. Holds identifiers, not permissions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.db.models import IntegerField, Value

from ilonet.access.reach import Reach, reach_nobody
from ilonet.access.restraint import Restraint
from ilonet.lib.refusals import absent, not_allowed

if TYPE_CHECKING:
    from django.db.models import Model

CIRCLES = ArrayField(IntegerField())


@dataclass(frozen=True)
class Hat:
    """In what capacity one acts: shown on screen and kept by the audit, never the person."""

    kind: str  # officer, facilitator, or a function of an appointment (requirements E)
    place: str = ""  # the city of the post, or the organisation
    authority_code: str = ""
    post_id: int | None = None
    authority_id: int | None = None

    @property
    def label(self) -> str:
        """For the audit: the same in every language."""
        return " · ".join(part for part in (self.kind, self.place, self.authority_code) if part)


@dataclass(frozen=True)
class Actor:
    """Built once per request by `standing.acting.acting_as`."""

    account_id: int | None
    circles: frozenset[int] = frozenset()
    post_ids: frozenset[int] = frozenset()
    post_circles: frozenset[int] = frozenset()
    deployment_ids: frozenset[int] = frozenset()
    network_ids: frozenset[int] = frozenset()
    authority_ids: frozenset[int] = frozenset()
    reviews_for: frozenset[int] = frozenset()  # authorities whose back office this is
    looks_for: frozenset[int] = (
        frozenset()
    )  # authorities whose privacy reviewer this is, and whose back office it is not
    functions: frozenset[str] = frozenset()
    hats: tuple[Hat, ...] = ()
    now: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    zone: str = "Europe/Brussels"
    pseudonym: str = ""
    restraint: Restraint | None = None  # what holds them back although they may enter
    is_strong: bool = False  # entered with a passkey: opens the directory and TLP:RED (AC24)
    unread: frozenset[str] = frozenset()  # nouns of unread notices, seen or not: whether it is worth counting
    # Who stands in these circles today: `standing` knows, and stands above whoever asks (style.md 6.2).
    reach_of: Callable[[Iterable[int]], Reach] = field(default=reach_nobody, repr=False, compare=False)

    @property
    def is_someone(self) -> bool:
        return self.account_id is not None

    @property
    def hat(self) -> Hat | None:
        return self.hats[0] if self.hats else None

    @property
    def today(self) -> date:
        """The day in the actor's own time zone, for showing; conditions ask each authority's own day."""
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    @property
    def circle_list(self) -> list[int]:
        return sorted(self.circles)

    @cached_property
    def standing_in(self) -> Value:
        """The circles as one constant of a question; as a list, Django writes an expression for each of them."""
        return Value(self.circle_list, output_field=CIRCLES)

    def may(self, verb: str, row: Model) -> bool:
        """The same condition that lists ask, asked of one row; whoever is held back may look and no more."""
        if self.restraint and verb != "read":
            return False
        return type(row).objects.which(self, may=verb).filter(pk=row.pk).exists()  # type: ignore[attr-defined]

    def verbs(self, row: Model) -> dict[str, bool]:
        """Every verb of the noun, for the buttons of one page; the verb itself would refuse anyway."""
        return {verb: self.may(verb, row) for verb in type(row).access}  # type: ignore[attr-defined]

    def insist(self, verb: str, row: Model) -> None:
        """Raises Refusal: as absent to whoever may not know of the row, as not allowed to whoever may not do this."""
        if self.may(verb, row):
            return
        if "read" in type(row).access and not self.may("read", row):  # type: ignore[attr-defined]
            raise absent()
        if self.restraint:
            raise self.restraint.refusal()
        raise not_allowed(verb)


NO_ONE = Actor(account_id=None)


def actor_of(request: Any) -> Actor:
    """Who asks, as the middleware `Standing` has found it."""
    actor: Actor = request.actor
    return actor
