"""Of what is the invented world made, before any database knows of it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Organisation:
    code: str
    name: str
    kind: str
    country: str
    board_seat: str


@dataclass(frozen=True, slots=True)
class Authority:
    code: str
    organisation: str
    name: str
    short: str
    own_name: str
    adjective: str
    mailbox: str
    domain: str
    reviews_first: bool
    time_zone: str
    locales: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    key: str
    given: str
    family: str
    email: str
    phone: str
    mobile: str
    language: str
    may_enter: bool


@dataclass(frozen=True, slots=True)
class Appointment:
    key: str
    person: str
    kind: str
    organisation: str
    authority: str
    purpose: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Post:
    key: str
    public_id: UUID
    authority: str
    country: str
    city: str
    host_type: str
    host_name: str
    kind: str
    duties: tuple[str, ...]
    assistance: tuple[str, ...]
    duty_text: str
    share_of_duties: int
    legal_basis: str
    special_agreement: str
    siena: str
    competences: tuple[str, ...]
    responsibility: tuple[str, ...]
    mailbox: str
    opened_on: date


@dataclass(frozen=True, slots=True)
class Deployment:
    key: str
    public_id: UUID
    post: str
    person: str | None
    starts_on: date
    ends_on: date
    notified_on: date
    arrival_confirmed_on: date | None


@dataclass(frozen=True, slots=True)
class Network:
    code: str
    public_id: UUID
    name: str
    kind: str
    countries: tuple[str, ...]
    seat: str
    neighbours: tuple[str, ...]
    formed_on: date
    facilitator_post: str | None
    facilitator_origin: str
    facilitator_since: date | None


@dataclass(frozen=True, slots=True)
class Persona:
    name: str
    person: str
    shows: str


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Version:
    number: int
    sections: tuple[Section, ...]
    written_at: datetime
    change_note: str


@dataclass(frozen=True, slots=True)
class Report:
    key: str
    public_id: UUID
    post: str
    authority: str
    title: str
    kind: str
    language: str
    topics: tuple[str, ...]
    relates_to: tuple[str, ...]
    level: str
    countries: tuple[str, ...]
    routes: tuple[str, ...]
    period_from: date
    period_until: date
    marking: str
    handling: str
    audience: str
    audience_networks: tuple[str, ...]
    audience_authorities: tuple[str, ...]
    audience_posts: tuple[str, ...]
    state: str
    versions: tuple[Version, ...]
    released_at: datetime | None
    withdrawn_at: datetime | None
    valid_until: date | None
    source_type: str
    reliability: str
    rights_line: str
    template_version: int = 0
    particulars: Mapping[str, Any] = field(default_factory=dict)
    vulnerable: tuple[str, ...] = ()
    gender: str = ""
    europol: str = ""
    crime_area: str = ""
    covered_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class World:
    seed: int
    today: date
    organisations: tuple[Organisation, ...]
    authorities: tuple[Authority, ...]
    people: tuple[Person, ...]
    appointments: tuple[Appointment, ...]
    posts: tuple[Post, ...]
    deployments: tuple[Deployment, ...]
    networks: tuple[Network, ...]
    personas: tuple[Persona, ...]
    reports: tuple[Report, ...]
    of_kinds: tuple[Report, ...]  # one of each kind, several times
