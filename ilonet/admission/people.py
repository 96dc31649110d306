"""Who may enter for an authority, with what, and how does each account stand? No content, and nobody of another authority."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Count, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ilonet.accounts.models import Account, Enrolment
from ilonet.admission.models import Admission, Suspension
from ilonet.authorities.models import Appointment
from ilonet.lib import clock, sql
from ilonet.lib.refusals import Refusal, absent

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.authorities.models import Authority

OF = "SELECT account_id, function, place, from_on, until_on, is_over, elsewhere FROM ilonet_accounts_of(%s)"
WORDS = dict(Appointment.Function.choices)
STATES = {
    "new": (_("not invited yet"), "act"),
    "invited": (_("invited"), "act"),
    "asked": (_("recovery waits for a second person"), "due"),
    "quarantined": (_("in quarantine"), "due"),
    "active": (_("active"), ""),
    "suspended": (_("suspended"), "late"),
    "ended": (_("ended"), "quiet"),
}


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
    quarantined: bool

    @property
    def running(self) -> list[Holding]:
        return [one for one in self.holdings if not one.is_over]

    @property
    def has_keys(self) -> bool:
        return bool(self.passkeys or self.other_factors or self.account.has_usable_password())

    @property
    def state(self) -> str:
        if self.account.suspended_at:
            return "suspended"
        if not self.running or not self.account.is_active:
            return "ended"
        if self.admission and self.admission.waits_for_approval:
            return "asked"
        if self.link_until:
            return "invited"
        if self.quarantined:
            return "quarantined" if self.has_keys or self.admission else "new"
        return "active" if self.has_keys or self.account.last_seen_at else "new"

    @property
    def state_words(self) -> Any:
        return STATES[self.state][0]

    @property
    def tone(self) -> str:
        return STATES[self.state][1]

    @property
    def last_visit(self) -> date | None:
        """By day: at what hour somebody works is nobody's business here."""
        return self.account.last_seen_at.date() if self.account.last_seen_at else None


def people_of(authority: Authority, by: Actor, *, only: UUID | None = None) -> list[Person]:
    """A fixed number of questions, however many there are."""
    held: dict[int, list[Holding]] = {}
    elsewhere = set()
    for account, function, place, from_on, until_on, is_over, others in sql.rows(OF, [authority.pk]):
        held.setdefault(account, []).append(Holding(function, place, from_on, until_on, is_over))
        if others:
            elsewhere.add(account)
    accounts = Account.objects.filter(pk__in=held).order_by("sign_in")
    if only:
        accounts = accounts.filter(public_id=only)
    known = {one.pk: one for one in accounts}
    now = clock.now()
    factors = _factors(known)
    links = dict(
        Enrolment.objects.filter(account__in=known, used_at=None, until__gt=now).values_list("account_id", "until")
    )
    open_ = Admission.objects.visible_to(by).filter(account__in=known, confirmed_at=None, ended_at=None)
    admissions = {one.account_id: one for one in open_.select_related("handed_by", "asked_by")}
    at_rest = Suspension.objects.visible_to(by).filter(account__in=known, ended_at=None)
    suspensions = {one.account_id: one for one in at_rest}
    return [
        Person(
            account=one,
            holdings=held[one.pk],
            elsewhere=one.pk in elsewhere,
            passkeys=factors.get(one.pk, (0, 0))[0],
            other_factors=factors.get(one.pk, (0, 0))[1],
            link_until=links.get(one.pk),
            admission=admissions.get(one.pk),
            suspension=suspensions.get(one.pk),
            quarantined=bool(one.quarantined_at and (one.quarantined_until is None or one.quarantined_until > now)),
        )
        for one in known.values()
    ]


def person_of(authority: Authority, public_id: UUID, by: Actor) -> Person:
    """Raises Refusal: of another authority is absent."""
    found = people_of(authority, by, only=public_id)
    if not found:
        raise absent()
    return found[0]


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
