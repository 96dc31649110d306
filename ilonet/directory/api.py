"""The contact list for machines: search by place first, at most twenty answers, one recorded view for each entry opened."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest
from ninja import Field, Router, Schema, Status

from ilonet.access.actor import Actor, actor_of
from ilonet.accounts.factors import insist_strong
from ilonet.deployments.access import insist_on_entry
from ilonet.deployments.register import shown_to
from ilonet.directory.entering import enter
from ilonet.directory.exported import contacts_file, insist_fresh_key
from ilonet.directory.models import Contact, ContactEntry
from ilonet.directory.searching import ASKED, MOST, search
from ilonet.exports.taking_out import CSV
from ilonet.exports.views import FORMAT, sent
from ilonet.lib.asking import ask
from ilonet.lib.bodies import Body
from ilonet.lib.refusals import absent

router = Router(tags=["directory"])


class FoundOut(Schema):
    id: UUID
    deployment: UUID
    authority: str
    country: str
    city: str


class FoundAllOut(Schema):
    items: list[FoundOut]
    next: None = None  # there is no way to page through the list
    has_more: bool


class EntryOut(FoundOut):
    family_name: str
    given_name: str
    telephones: list[str]
    emails: list[str]
    responsible_for: list[str]
    confirmed_on: date | None
    version: int


class ContactIn(Body):
    family_name: str = Field(max_length=80)
    given_name: str = Field(max_length=80)
    telephones: list[str] = Field([], max_length=5)
    emails: list[str] = Field([], max_length=5)


class CorrectionIn(ContactIn):
    version: int


@router.get("/directory", response=FoundAllOut, summary="Where officers are listed: by post, country or authority")
def found(request: HttpRequest) -> FoundAllOut:
    entries = list(search(_actor(request), ask(request.GET, **ASKED))[: MOST + 1])
    return FoundAllOut(items=[FoundOut(**_place(one)) for one in entries[:MOST]], has_more=len(entries) > MOST)


@router.get("/directory/list", summary="The contact list as a file (csv, xlsx); off unless the operator opens it")
def whole(request: HttpRequest) -> FileResponse:
    """Parameters: post, country, authority, format. Needs a visit in which a passkey was shown a moment ago: no token passes."""
    actor = _actor(request)
    asked = ask(request.GET, **ASKED, **FORMAT)
    insist_fresh_key(request)
    form = asked.pop("format") or CSV
    return sent(contacts_file(actor, form, asked))


@router.get("/directory/{uuid:public_id}", response=EntryOut, summary="One contact entry; the view is recorded")
def entry(request: HttpRequest, public_id: UUID) -> EntryOut:
    one = _entry(request, public_id)
    return _told(one, one.view(by=_actor(request)))


@router.post(
    "/directory/{uuid:public_id}/correct", response=EntryOut, summary="Correct your own or your officer's entry"
)
def correct(request: HttpRequest, public_id: UUID, told: CorrectionIn) -> EntryOut:
    one, contact = _entry(request, public_id), _contact(told)
    one.rewrite(contact, version=told.version, by=_actor(request))
    return _told(one, contact)


@router.post("/deployments/{uuid:public_id}/contact", response={201: EntryOut}, summary="Enter an officer in the list")
def write(request: HttpRequest, public_id: UUID, told: ContactIn) -> Status[EntryOut]:
    deployment = shown_to(_actor(request)).filter(public_id=public_id).first()
    if deployment is None:
        raise absent()
    insist_strong(request)
    contact = _contact(told)
    return Status(201, _told(enter(deployment, contact, by=_actor(request)), contact))


def _actor(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    insist_on_entry(actor)
    return actor


def _entry(request: HttpRequest, public_id: UUID) -> ContactEntry:
    insist_strong(request)
    rows = ContactEntry.objects.visible_to(_actor(request)).select_related("deployment__post__authority")
    one: ContactEntry | None = rows.filter(public_id=public_id).first()
    if one is None:
        raise absent()
    return one


def _contact(told: ContactIn) -> Contact:
    return Contact(told.family_name, told.given_name, told.telephones, told.emails)


def _place(one: ContactEntry) -> dict[str, Any]:
    post = one.deployment.post
    return {
        "id": one.public_id,
        "deployment": one.deployment.public_id,
        "authority": post.authority.code,
        "country": post.country_id,
        "city": post.city,
    }


def _told(one: ContactEntry, contact: Contact) -> EntryOut:
    return EntryOut(
        **_place(one),
        family_name=contact.family_name,
        given_name=contact.given_name,
        telephones=contact.telephones,
        emails=contact.emails,
        responsible_for=one.deployment.post.responsible_for,
        confirmed_on=one.confirmed_on,
        version=one.version,
    )
