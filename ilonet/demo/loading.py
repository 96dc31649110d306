"""How does the invented world get into a database? Table by table, as the system, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from ilonet.access.context import as_the_system
from ilonet.access.models import Circle
from ilonet.accounts.models import Account
from ilonet.authorities.models import Appointment, Authority, Organisation
from ilonet.demo import shapes
from ilonet.demo.cast import GIVEN_BY_AN_AUTHORITY
from ilonet.demo.chance import public_id
from ilonet.demo.filing import file_reports
from ilonet.demo.shapes import World
from ilonet.demo.warnings import say_of_warnings
from ilonet.deployments.models import Deployment, Post
from ilonet.directory.models import Contact, ContactEntry
from ilonet.lib import clock, sql
from ilonet.networks.models import Facilitation, Network

BECAUSE = "the demonstration network is loaded"
KEPT_AFTER_END = timedelta(days=30)  # contact entries are erased soon after (C.1)
FUNCTIONS = {
    "board_member": "member",
    "board_alternate": "alternate",
    "authorised_staff": "back_office",
}
ADMINISTERS = "national_administrator"
AN_APPOINTMENT_LASTS = timedelta(days=700)


def load_world(world: World) -> None:
    with as_the_system(because=BECAUSE):
        authorities = _authorities(world)
        accounts = _accounts(world)
        _appointments(world, accounts, authorities)
        posts = _posts(world, authorities)
        deployments = _deployments(world, posts, accounts)
        _contacts(world, deployments)
        networks = _networks(world, deployments)
        file_reports(world, posts, networks, authorities)
        say_of_warnings(world, authorities)
        sql.value("SELECT ilonet_measure()")


def _circles(kind: str, number: int) -> list[Circle]:
    return Circle.objects.bulk_create([Circle(kind=kind) for _ in range(number)])


def _authorities(world: World) -> dict[str, Authority]:
    organisations = {
        row.code: Organisation(
            public_id=public_id(world.seed, "organisation", row.code),
            code=row.code,
            kind=row.kind,
            name=row.name,
            country_id=row.country or None,
        )
        for row in world.organisations
    }
    Organisation.objects.bulk_create(organisations.values())
    number = len(world.authorities)
    circles, back_offices = _circles("authority", number), _circles("back_office", number)
    rows = {
        body.code: Authority(
            public_id=public_id(world.seed, "authority", body.code),
            organisation=organisations[body.organisation],
            code=body.code,
            name=f"{body.name} ({body.short})",
            mailbox=body.mailbox,
            zone=body.time_zone,
            reviews_before_release=body.reviews_first,
            circle=circle,
            back_office_circle=back_office,
        )
        for body, circle, back_office in zip(world.authorities, circles, back_offices, strict=True)
    }
    Authority.objects.bulk_create(rows.values())
    return rows


def _accounts(world: World) -> dict[str, Account]:
    """The cast enters by name; who has left since long keeps an account that is closed."""
    personas = {one.person: one.name.lower() for one in world.personas}
    present = {item.person for item in world.deployments if item.ends_on >= world.today}
    present |= {item.person for item in world.appointments} | set(personas)
    rows = {
        one.key: Account(
            public_id=public_id(world.seed, "account", one.key),
            sign_in=personas.get(one.key, one.email),
            email=one.email,
            persona=personas.get(one.key, ""),
            is_active=one.key in present,
        )
        for one in world.people
    }
    for row in rows.values():
        row.set_unusable_password()
    Account.objects.bulk_create(rows.values(), batch_size=500)
    return rows


def _appointments(world: World, accounts: dict[str, Account], authorities: dict[str, Authority]) -> None:
    organisations = {row.code: row for row in Organisation.objects.all()}
    seats = {row.code: row.board_seat for row in world.organisations}
    administered = {item.authority for item in world.appointments if item.kind == ADMINISTERS}
    now = clock.now()
    Appointment.objects.bulk_create(
        Appointment(
            public_id=public_id(world.seed, "appointment", item.key),
            account=accounts[item.person],
            organisation=organisations[item.organisation],
            authority=authorities.get(item.authority) if item.kind in GIVEN_BY_AN_AUTHORITY else None,
            function=_function(item.kind, seats[item.organisation]),
            purpose=item.purpose,
            from_on=item.starts_on,
            until_on=item.ends_on or world.today + AN_APPOINTMENT_LASTS,
            recorded_at=_recorded_at(item, now) if item.authority in administered else now,
        )
        for item in world.appointments
    )


def _recorded_at(item: shapes.Appointment, now: datetime) -> datetime:
    """On the day it began, where an administrator has confirmed since that it is needed (demo/habits.py)."""
    return min(datetime.combine(item.starts_on, time(10), tzinfo=UTC), now)


def _function(kind: str, seat: str) -> str:
    """An associated country's member speaks and does not vote (Art. 7(2))."""
    return "non_voting_member" if kind == "board_member" and seat == "non_voting" else FUNCTIONS.get(kind, kind)


def _posts(world: World, authorities: dict[str, Authority]) -> dict[str, Post]:
    rows = {
        post.key: Post(
            public_id=post.public_id,
            circle=circle,
            authority=authorities[post.authority],
            kind=post.kind,
            host_type=post.host_type,
            country_id=post.country,
            city=post.city,
            responsible_for=[code for code in post.responsibility if code != post.country],
            topics=list(post.duties),
            assistance=list(post.assistance),
            duties=post.duty_text,
            migration_share=post.share_of_duties,
            other_duties="" if post.share_of_duties == 100 else "Police and consular cooperation",
            legal_basis=post.legal_basis,
            special_agreement=post.special_agreement,
            reporting_line=authorities[post.authority].name,
            siena=post.siena,
            law_enforcement=post.kind in {"police", "europol"},
            competences=list(post.competences),
            holds_from=post.opened_on,
        )
        for post, circle in zip(world.posts, _circles("post", len(world.posts)), strict=True)
    }
    with _as_known_on(min(post.opened_on for post in world.posts)):
        Post.objects.bulk_create(rows.values())
    return rows


def _deployments(world: World, posts: dict[str, Post], accounts: dict[str, Account]) -> dict[str, Deployment]:
    """Written as of the month in which each was notified, so that the register remembers when it knew."""
    rows = {item.key: _deployment(item, posts, accounts) for item in world.deployments}
    in_order = sorted(rows.values(), key=lambda row: row.notified_on)
    for _month, notified in groupby(in_order, key=lambda row: (row.notified_on.year, row.notified_on.month)):
        together = list(notified)
        with _as_known_on(together[-1].notified_on):
            Deployment.objects.bulk_create(together)
    return rows


def _deployment(item: shapes.Deployment, posts: dict[str, Post], accounts: dict[str, Account]) -> Deployment:
    return Deployment(
        public_id=item.public_id,
        post=posts[item.post],
        account=accounts[item.person] if item.person else None,
        from_on=item.starts_on,
        until_on=item.ends_on,
        notified_on=item.notified_on,
        arrived_on=item.arrival_confirmed_on,
    )


def _contacts(world: World, deployments: dict[str, Deployment]) -> None:
    people = {one.key: one for one in world.people}
    entries = []
    for item in world.deployments:
        if item.person and item.ends_on >= world.today - KEPT_AFTER_END:
            one = people[item.person]
            entry = ContactEntry(
                public_id=public_id(world.seed, "contact", item.key),
                deployment=deployments[item.key],
                confirmed_on=world.today - timedelta(days=item.public_id.int % 170),
            )
            entry.write(Contact(one.family, one.given, [one.phone, one.mobile], [one.email]))
            entries.append(entry)
    ContactEntry.objects.bulk_create(entries)


def _networks(world: World, deployments: dict[str, Deployment]) -> dict[str, Network]:
    rows = {
        item.code: Network(
            public_id=item.public_id,
            circle=circle,
            kind=item.kind,
            name=item.name,
            countries=list(item.countries),
            seat=item.seat,
            from_on=item.formed_on,
        )
        for item, circle in zip(world.networks, _circles("network", len(world.networks)), strict=True)
    }
    Network.objects.bulk_create(rows.values())
    _neighbours(world.networks, rows)
    serving = {item.post: item.key for item in world.deployments if item.starts_on <= world.today <= item.ends_on}
    Facilitation.objects.bulk_create(
        Facilitation(
            public_id=public_id(world.seed, "facilitation", item.code),
            network=rows[item.code],
            deployment=deployments[serving[item.facilitator_post]],
            origin=item.facilitator_origin,
            from_on=item.facilitator_since,
        )
        for item in world.networks
        if item.facilitator_post and item.facilitator_since
    )
    return rows


def _neighbours(networks: Iterable[shapes.Network], rows: dict[str, Network]) -> None:
    """Being neighbours goes both ways."""
    pairs = {(item.code, other) for item in networks for other in item.neighbours}
    pairs |= {(other, code) for code, other in pairs}
    through = Network.neighbours.through
    through.objects.bulk_create(
        through(from_network_id=rows[code].pk, to_network_id=rows[other].pk) for code, other in sorted(pairs)
    )


@contextmanager
def _as_known_on(day: date) -> Iterator[None]:
    """Rows written inside are recorded as of that day: the clock of a demonstration can be moved."""
    back = datetime.combine(day, time(10), tzinfo=UTC) - clock.now()
    clock.move(back)
    yield
    clock.move(-back)
