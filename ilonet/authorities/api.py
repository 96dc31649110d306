"""Deploying authorities for machines, and their authorised staff for their own back office (Art. 9(3), C.18)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import FileResponse, HttpRequest
from ninja import Field, Router, Schema, Status

from ilonet.access import circles
from ilonet.access.actor import actor_of
from ilonet.authorities.exported import AUTHORITIES, STAFF
from ilonet.authorities.models import Appointment, Authority
from ilonet.authorities.staff import authorise
from ilonet.exports.taking_out import take_out
from ilonet.exports.views import FORMAT, sent
from ilonet.lib import clock
from ilonet.lib.asking import ask
from ilonet.lib.bodies import Body
from ilonet.lib.refusals import absent

router = Router(tags=["authorities"])


class AuthorityOut(Schema):
    id: UUID
    code: str
    name: str
    organisation: str
    kind: str
    mailbox: str
    zone: str


class AuthoritiesOut(Schema):
    items: list[AuthorityOut]
    next: str | None = None


class AppointmentOut(Schema):
    id: UUID
    sign_in: str
    function: str
    purpose: str
    from_on: date
    until_on: date
    state: str


class StaffOut(Schema):
    items: list[AppointmentOut]
    next: str | None = None


class AuthorisationIn(Body):
    sign_in: str = Field(max_length=80)
    function: str = Field(max_length=30)
    purpose: str = Field(max_length=200)
    from_on: date
    until_on: date


class RenewalIn(Body):
    purpose: str = Field(max_length=200)
    until_on: date
    seen_until: date  # the end that whoever renews has seen


@router.get("/authorities", response=AuthoritiesOut, summary="Deploying authorities, by code")
def authorities(request: HttpRequest) -> AuthoritiesOut | FileResponse:
    """With `format=csv` or `format=xlsx` the whole list as a marked file."""
    asked = ask(request.GET, **FORMAT)
    _entitled(request)
    every = Authority.objects.select_related("organisation").order_by("code")
    if asked["format"]:
        return sent(take_out(AUTHORITIES, every.iterator(), by=actor_of(request), form=asked["format"], asked={}))
    return AuthoritiesOut(items=[_authority(one) for one in every])


@router.get("/authorities/{slug:code}/staff", response=StaffOut, summary="Authorised staff of your own authority")
def staff(request: HttpRequest, code: str) -> StaffOut | FileResponse:
    """With `format=csv` or `format=xlsx` the whole list as a marked file."""
    asked = ask(request.GET, **FORMAT)
    own = _own(request, code)
    held = Appointment.objects.visible_to(actor_of(request)).filter(authority=own)
    if asked["format"]:
        rows = held.select_related("account", "authority").order_by("-until_on", "pk").iterator()
        noted = {"authority": own.code}
        return sent(
            take_out(STAFF, rows, by=actor_of(request), form=asked["format"], asked={}, said=[code], noted=noted)
        )
    return StaffOut(
        items=[_told(one) for one in held.select_related("account", "authority").order_by("-until_on")[:200]]
    )


@router.post("/authorities/{slug:code}/staff", response={201: AppointmentOut}, summary="Authorise a person")
def authorisation(request: HttpRequest, code: str, told: AuthorisationIn) -> Status[AppointmentOut]:
    made = authorise(_own(request, code), **told.dict(), by=actor_of(request))
    return Status(201, _told(made))


@router.post("/staff/{uuid:public_id}/renew", response=AppointmentOut)
def renew(request: HttpRequest, public_id: UUID, told: RenewalIn) -> AppointmentOut:
    held = _held(request, public_id)
    held.renew(until=told.until_on, purpose=told.purpose, seen_until=told.seen_until, by=actor_of(request))
    return _told(held)


@router.post("/staff/{uuid:public_id}/revoke", response=AppointmentOut)
def revoke(request: HttpRequest, public_id: UUID) -> AppointmentOut:
    held = _held(request, public_id)
    held.revoke(by=actor_of(request))
    return _told(held)


def _entitled(request: HttpRequest) -> None:
    if not actor_of(request).circles & {circles.ENTITLED, circles.PRIVACY}:
        raise absent()


def _own(request: HttpRequest, code: str) -> Authority:
    own = Authority.objects.filter(code=code, pk__in=actor_of(request).reviews_for).first()
    if own is None:
        raise absent()
    return own


def _held(request: HttpRequest, public_id: UUID) -> Appointment:
    held = Appointment.objects.visible_to(actor_of(request)).select_related("account", "authority")
    one: Appointment | None = held.filter(public_id=public_id).first()
    if one is None:
        raise absent()
    return one


def _authority(one: Authority) -> AuthorityOut:
    return AuthorityOut(
        id=one.public_id,
        code=one.code,
        name=one.name,
        organisation=one.organisation.name,
        kind=one.organisation.kind,
        mailbox=one.mailbox,
        zone=one.zone,
    )


def _told(one: Appointment) -> AppointmentOut:
    return AppointmentOut(
        id=one.public_id,
        sign_in=one.account.sign_in,
        function=one.function,
        purpose=one.purpose,
        from_on=one.from_on,
        until_on=one.until_on,
        state=one.state(clock.today(one.zone)),
    )
