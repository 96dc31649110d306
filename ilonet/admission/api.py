"""Accounts of an authority for machines: the list, and the verbs of the pages, with the same second person and refusals."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from ilonet.access.actor import actor_of
from ilonet.accounts import enrolment
from ilonet.admission import letting_in, suspending
from ilonet.admission.needed import Needed, chosen_of, confirm_needed, end_needless, needed_at
from ilonet.admission.people import Person, authority_for, held_at, page_of_people, person_of
from ilonet.admission.states import STATES
from ilonet.lib.asking import ask, cursor, one_of
from ilonet.lib.bodies import Body
from ilonet.lib.refusals import absent

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.admission.models import Admission
    from ilonet.authorities.models import Authority

router = Router(tags=["accounts"])
OF = "/authorities/{slug:code}/accounts"
ONE = OF + "/{uuid:public_id}"


class HoldingOut(Schema):
    function: str = Field(description="officer, or the function that the authority gave")
    place: str = Field(description="where the officer serves; of a function, the organisation")
    from_on: date
    until_on: date
    is_over: bool


class AccountOut(Schema):
    id: UUID
    sign_in: str
    state: Literal["new", "invited", "asked", "quarantined", "active", "suspended", "ended"]
    stands_as: list[HoldingOut]
    holds_elsewhere: bool = Field(description="also holds what this authority did not give, so it is not its to act on")
    passkeys: int | None = Field(
        description="not told of whoever holds something elsewhere, but to who oversees accounts"
    )
    other_factors: int | None = Field(description="the same")
    last_visit: date | None = Field(description="the same; by day, since at what hour somebody works is not told")
    link_until: datetime | None = Field(description="until when an open link of first entry works")
    asked_at: datetime | None = Field(description="when the invitation or recovery under way was asked for")
    suspended_since: datetime | None
    suspended_because: str


class AccountsOut(Schema):
    items: list[AccountOut]
    next: str | None = None


class LinkOut(Schema):
    link: str = Field(description="shown this once; to be handed over in person, or between functional mailboxes")
    hours: int = Field(description="for so long it works, once")


class ReasonIn(Body):
    reason: str = Field(max_length=200, description="in a few words, without names")


class CodeIn(Body):
    code: str = Field(max_length=12, description="six figures that the person reads out; spaces do not matter")


class NeededOut(Schema):
    id: UUID
    sign_in: str
    functions: list[str]
    last_visit: date | None
    due_on: date
    last_day: date | None = Field(
        description="the day after, silence ends the access; none for the cast of a demonstration"
    )


class AllNeededOut(Schema):
    items: list[NeededOut]
    next: str | None = None


class NeededIn(Body):
    answer: Literal["needed", "ended"] = Field(description="still needed for another quarter; or what was given ends")
    accounts: list[UUID] = Field(min_length=1, max_length=500)


@router.get(OF, response=AccountsOut, summary="Accounts of your own authority, by sign-in name")
def accounts(request: HttpRequest, code: str) -> AccountsOut:
    """Those in one state with `state=`; who stands for nothing any more (`ended`) is listed only when asked for.

    Also for the data protection officer, the security officer and the auditor, to look at.
    """
    asked, actor = ask(request.GET, state=one_of(STATES), after=cursor), actor_of(request)
    held = held_at(authority_for(code, actor, looking=True))
    shown, following = page_of_people(held, actor, state=asked["state"], after=asked["after"])
    return AccountsOut(items=[_told(one) for one in shown], next=following or None)


@router.get(OF + "/needed", response=AllNeededOut, summary="Who is to be confirmed as still needed, and by when")
def needed(request: HttpRequest, code: str) -> AllNeededOut:
    """Authorised staff, every quarter; first what is due first. Officers are not asked about: deployments have an end."""
    ask(request.GET)
    authority = authority_for(code, actor_of(request))
    return _all_asked(authority, actor_of(request))


@router.post(OF + "/needed", response=AllNeededOut, summary="Confirm accounts as still needed, or end what was given")
def answer(request: HttpRequest, code: str, told: NeededIn) -> AllNeededOut:
    """By a national administrator, never for oneself. All of them or none; answers with the list as it is then."""
    actor = actor_of(request)
    authority = authority_for(code, actor)
    chosen = chosen_of(authority, told.accounts, actor)
    if told.answer == "needed":
        confirm_needed(chosen, by=actor)
    else:
        end_needless(chosen, by=actor)
    return _all_asked(authority, actor)


@router.get(ONE, response=AccountOut, summary="One account of your own authority")
def account(request: HttpRequest, code: str, public_id: UUID) -> AccountOut:
    ask(request.GET)
    actor = actor_of(request)
    return _told(person_of(authority_for(code, actor, looking=True), public_id, actor))


@router.post(ONE + "/invite", response={201: LinkOut}, summary="Make the link of first entry")
def invite(request: HttpRequest, code: str, public_id: UUID) -> Status[LinkOut]:
    """By a national administrator. An open link ends; the new one opens nothing until a second person has confirmed."""
    authority, person = _found(request, code, public_id)
    return _link(request, letting_in.invite(person, authority, by=actor_of(request)))


@router.post(ONE + "/recover", response=AccountOut, summary="Everything is lost: end all keys and ask for a recovery")
def recover(request: HttpRequest, code: str, public_id: UUID, told: ReasonIn) -> AccountOut:
    """By a national administrator. Keys, visits and tokens end now; somebody else approves."""
    authority, person = _found(request, code, public_id)
    letting_in.ask_recovery(person, authority, told.reason, by=actor_of(request))
    return _again(request, code, public_id)


@router.post(ONE + "/approve", response={201: LinkOut}, summary="Approve a recovery that another asked for")
def approve(request: HttpRequest, code: str, public_id: UUID) -> Status[LinkOut]:
    _authority, person = _found(request, code, public_id)
    return _link(request, letting_in.approve(_under_way(person), person, by=actor_of(request)))


@router.post(ONE + "/confirm", response=AccountOut, summary="As the second person, confirm who came")
def confirm(request: HttpRequest, code: str, public_id: UUID, told: CodeIn) -> AccountOut:
    """By somebody of the authority who has not had the link in hand and is not the person; five wrong codes end it."""
    _authority, person = _found(request, code, public_id)
    letting_in.confirm(_under_way(person), person, told.code, by=actor_of(request))
    return _again(request, code, public_id)


@router.post(ONE + "/revoke", response=AccountOut, summary="Revoke the invitation or recovery under way")
def revoke(request: HttpRequest, code: str, public_id: UUID) -> AccountOut:
    """The link opens nothing any more; whoever has entered by it is out."""
    _authority, person = _found(request, code, public_id)
    letting_in.revoke(_under_way(person), person, by=actor_of(request))
    return _again(request, code, public_id)


@router.post(ONE + "/suspend", response=AccountOut, summary="Suspend an account")
def suspend(request: HttpRequest, code: str, public_id: UUID, told: ReasonIn) -> AccountOut:
    """By a national administrator. Every visit, token and link ends at its next step and does not come back."""
    authority, person = _found(request, code, public_id)
    suspending.suspend(person, authority, told.reason, by=actor_of(request))
    return _again(request, code, public_id)


@router.post(ONE + "/resume", response=AccountOut, summary="Resume an account that another suspended")
def resume(request: HttpRequest, code: str, public_id: UUID) -> AccountOut:
    _authority, person = _found(request, code, public_id)
    suspending.resume_person(person, by=actor_of(request))
    return _again(request, code, public_id)


def _found(request: HttpRequest, code: str, public_id: UUID) -> Any:
    authority = authority_for(code, actor_of(request))
    return authority, person_of(authority, public_id, actor_of(request))


def _under_way(person: Person) -> Admission:
    if person.admission is None:
        raise absent()
    return person.admission


def _again(request: HttpRequest, code: str, public_id: UUID) -> AccountOut:
    return _told(_found(request, code, public_id)[1])


def _link(request: HttpRequest, code: str) -> Status[LinkOut]:
    return Status(201, LinkOut(link=enrolment.address(request, code), hours=enrolment.HOURS_VALID))


def _told(one: Person) -> AccountOut:
    return AccountOut(
        id=one.account.public_id,
        sign_in=one.account.sign_in,
        state=one.state,  # type: ignore[arg-type]
        stands_as=[
            HoldingOut(
                function=held.function,
                place=held.place,
                from_on=held.from_on,
                until_on=held.until_on,
                is_over=held.is_over,
            )
            for held in one.holdings
        ],
        holds_elsewhere=one.elsewhere,
        passkeys=one.passkeys if one.is_told else None,
        other_factors=one.other_factors if one.is_told else None,
        last_visit=one.last_visit,
        link_until=one.link_until,
        asked_at=one.admission.asked_at if one.admission else None,
        suspended_since=one.suspension.since if one.suspension else None,
        suspended_because=one.suspension.why if one.suspension else "",
    )


def _all_asked(authority: Authority, by: Actor) -> AllNeededOut:
    elsewhere = held_at(authority).elsewhere
    return AllNeededOut(
        items=[_asked(one, is_told=one.account.pk not in elsewhere) for one in needed_at([authority.pk], by)]
    )


def _asked(one: Needed, *, is_told: bool) -> NeededOut:
    return NeededOut(
        id=one.account.public_id,
        sign_in=one.account.sign_in,
        functions=[str(each.function) for each in one.appointments],
        last_visit=one.last_visit if is_told else None,
        due_on=one.due_on,
        last_day=one.last_day,
    )
