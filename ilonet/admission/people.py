"""Who may enter for an authority, with what, and how does each account stand? No content, and nobody of another authority."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ilonet.accounts.models import Account, Enrolment
from ilonet.admission.access import OVERSEE
from ilonet.admission.models import Admission, Suspension
from ilonet.admission.states import STATES, with_state
from ilonet.authorities.models import Appointment, Authority
from ilonet.lib import clock, sql
from ilonet.lib.paging import page_of
from ilonet.lib.refusals import Refusal, absent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilonet.access.actor import Actor

OF = "SELECT account_id, function, place, from_on, until_on, is_over, elsewhere FROM ilonet_accounts_of(%s)"
WORDS = dict(Appointment.Function.choices)
WAITING = 20  # names in the notice above the list


@dataclass(frozen=True)
class Holding:
    """A deployment or a function, of this authority."""

    function: str
    place: str
    from_on: date
    until_on: date
    is_over: bool

    @property
    def label(self) -> str:
        """Officer, Dakar; Back office."""
        word = capfirst(str(WORDS.get(self.function, _("officer"))))
        return f"{word}, {self.place}" if self.function == "officer" else word


@dataclass(frozen=True)
class Person:
    account: Account
    holdings: list[Holding]
    elsewhere: bool  # they also hold what is not this authority's to give
    passkeys: int
    other_factors: int
    link_until: Any
    admission: Admission | None
    suspension: Suspension | None
    state: str
    is_told: bool = True  # with what they enter, and when they last did

    @property
    def running(self) -> list[Holding]:
        return [one for one in self.holdings if not one.is_over]

    @property
    def has_keys(self) -> bool:
        return bool(self.passkeys or self.other_factors or self.account.has_usable_password())

    @property
    def state_words(self) -> Any:
        return STATES[self.state][0]

    @property
    def tone(self) -> str:
        return STATES[self.state][1]

    @property
    def last_visit(self) -> date | None:
        """By day: at what hour somebody works is nobody's business here; nor the day, of whom others let in as well."""
        return clock.day_of(self.account.last_seen_at) if self.account.last_seen_at and self.is_told else None


@dataclass(frozen=True)
class Held:
    """Who stands, or stood, for an authority, and who of them also holds what is not its own."""

    holdings: dict[int, list[Holding]]
    elsewhere: frozenset[int]

    def rows(self, by: Actor) -> Any:
        running = [one for one, held in self.holdings.items() if any(not each.is_over for each in held)]
        return with_state(self.holdings, running, by)


def held_at(authority: Authority) -> Held:
    """Nothing for whoever is neither of this authority's back office nor oversees accounts: the database answers so."""
    found: dict[int, list[Holding]] = {}
    elsewhere = set()
    for account, function, place, from_on, until_on, is_over, others in sql.rows(OF, [authority.pk]):
        found.setdefault(account, []).append(Holding(function, place, from_on, until_on, is_over))
        if others:
            elsewhere.add(account)
    return Held(found, frozenset(elsewhere))


def page_of_people(held: Held, by: Actor, *, state: str | None, after: list[Any] | None) -> tuple[list[Person], str]:
    """By sign-in name, a page of them, and where the next begins. Who stands for nothing any more is shown when asked for."""
    rows = held.rows(by)
    found = page_of(rows.filter(state=state) if state else rows.exclude(state="ended"), after=after)
    return people(found.rows, held, by), found.next or ""


def counted(held: Held, by: Actor) -> list[tuple[str, Any, int]]:
    """How many are in each state that there is; in the order of STATES."""
    found = dict(held.rows(by).values_list("state").annotate(n=Count("pk")).order_by())
    return [(state, words, found[state]) for state, (words, _tone) in STATES.items() if state in found]


def waiting(held: Held, by: Actor) -> list[Any]:
    """For whom a second person is asked, the first of them."""
    under_way = Admission.objects.visible_to(by).filter(account=OuterRef("pk"), confirmed_at=None, ended_at=None)
    rows = held.rows(by).filter(Exists(under_way), state__in=("asked", "quarantined")).order_by("sign_in")
    return list(rows[:WAITING])


def people(accounts: Iterable[Any], held: Held, by: Actor) -> list[Person]:
    """A fixed number of questions, however many there are."""
    known = {one.pk: one for one in accounts}
    factors = _factors(known)
    links = dict(
        Enrolment.objects.filter(account__in=known, used_at=None, until__gt=clock.now()).values_list(
            "account_id", "until"
        )
    )
    open_ = Admission.objects.visible_to(by).filter(account__in=known, confirmed_at=None, ended_at=None)
    admissions = {one.account_id: one for one in open_.select_related("handed_by", "asked_by", "account", "authority")}
    at_rest = Suspension.objects.visible_to(by).filter(account__in=known, ended_at=None)
    suspensions = {one.account_id: one for one in at_rest.select_related("account", "authority")}
    return [
        Person(
            account=one,
            holdings=held.holdings[one.pk],
            elsewhere=one.pk in held.elsewhere,
            passkeys=factors.get(one.pk, (0, 0))[0],
            other_factors=factors.get(one.pk, (0, 0))[1],
            link_until=links.get(one.pk),
            admission=admissions.get(one.pk),
            suspension=suspensions.get(one.pk),
            state=one.state,
            is_told=one.pk not in held.elsewhere or bool(OVERSEE & by.functions),
        )
        for one in known.values()
    ]


def person_of(authority: Authority, public_id: UUID, by: Actor) -> Person:
    """Raises Refusal: of another authority is absent."""
    held = held_at(authority)
    found = people(held.rows(by).filter(public_id=public_id), held, by)
    if not found:
        raise absent()
    return found[0]


def authority_for(code: str, by: Actor, *, looking: bool = False) -> Authority:
    """One's own, or to look at, whoever's one oversees; any other is absent. Raises Refusal."""
    found: Authority | None = Authority.objects.filter(code=code).first()
    if found is None or (found.pk not in by.reviews_for and not (looking and OVERSEE & by.functions)):
        raise absent()
    return found


def insist_within(person: Person, by: Actor) -> None:
    """Nobody acts on themselves, nor on somebody who holds what they could not give (AC15)."""
    if person.account.pk == by.account_id:
        raise Refusal(
            "account.oneself",
            _("Nobody does this with their own account."),
            _("Ask another national administrator of your authority, or your back office."),
            status=403,
        )
    if person.elsewhere:
        raise Refusal(
            "account.holds_elsewhere",
            _("This account also holds a function that your authority did not give."),
            _("Revoke what your authority gave. For the account itself ask the technical administrator."),
            status=403,
        )


def _factors(accounts: Any) -> dict[int, tuple[int, int]]:
    keys = Q(type=Authenticator.Type.WEBAUTHN)
    found = (
        Authenticator.objects.filter(user__in=accounts)
        .exclude(type=Authenticator.Type.RECOVERY_CODES)
        .values("user_id")
        .annotate(keys=Count("pk", filter=keys), others=Count("pk", filter=~keys))
    )
    return {one["user_id"]: (one["keys"], one["others"]) for one in found}
