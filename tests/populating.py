"""A world of the reference model, written into the database: which row is which thing."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ilonet.access import circles
from ilonet.access.context import as_the_system
from ilonet.access.models import Circle
from ilonet.accounts.models import Account
from ilonet.admission.models import Admission, Confirmation, CountryRisk, Suspension
from ilonet.audit.models import Event
from ilonet.audit.pseudonyms import pseudonym_of
from ilonet.authorities.models import Appointment, Authority, Organisation
from ilonet.deployments.models import Deployment, DeploymentRecord, Post, PostRecord
from ilonet.directory.models import ContactEntry
from ilonet.lib import clock, sql
from ilonet.loads.models import Load, Wording
from ilonet.networks.models import Facilitation, Network
from ilonet.reports import models as reports
from ilonet.reports.models import Report, ReportVersion
from ilonet.saved.models import SavedSearch
from tests.making import BECAUSE
from tests.model import world as model
from tests.model.world import Address, World

FIRST_MOMENT = datetime(2027, 3, 1, 0, 30, tzinfo=UTC)


@dataclass
class Populated:
    world: World
    accounts: dict[str, int]  # person to account
    keys: dict[str, dict[int, str]] = field(default_factory=dict)  # noun to primary key to key of the model
    _circles: dict[Address, int] = field(default_factory=dict)

    def circle(self, address: Address) -> int:
        return self._circles[address]

    @property
    def circles(self) -> list[int]:
        return sorted(self._circles.values())


def populate(world: World) -> Populated:
    made = {}
    with as_the_system(because=BECAUSE):
        made["accounts"] = _accounts(world)
        here = Populated(world, {key: one.pk for key, one in made["accounts"].items()})
        _make_circles(here)
        made["authorities"] = _authorities(here)
        made["posts"] = _posts(here, made)
        made["deployments"] = _deployments(here, made)
        made["contacts"] = _contacts(here, made)
        made["networks"] = _networks(here)
        made["facilitations"] = _facilitations(here, made)
        made["appointments"] = _appointments(here, made)
        made["reports"] = _reports(here, made)
        made["versions"] = _versions(here, made)
        made["readings"] = _readings(here, made)
        made["events"], made["viewings"] = _events(here), _viewings(here, made)
        made["loads"], made["wordings"] = _loads(here, made), _wordings(here, made)
        made["saved"] = _saved(here)
        made["admissions"], made["suspensions"] = _admissions(here, made), _suspensions(here, made)
        made["confirmations"] = _confirmations(here, made)
        made["country risks"] = _country_risks(here)
        here.keys = {noun: {row.pk: key for key, row in rows.items()} for noun, rows in made.items()}
        here.keys["neighbours"] = _neighbours(here)
        here.keys["post records"] = _records(PostRecord, here.keys["posts"])
        here.keys["deployment records"] = _records(DeploymentRecord, here.keys["deployments"])
    return here


def _store(kind: Any, rows: dict[str, Any]) -> dict[str, Any]:
    manager = getattr(kind, "_base_manager")  # noqa: B009 — the scene is set beneath the seal
    manager.bulk_create(rows.values())
    return rows


def _accounts(world: World) -> dict[str, Account]:
    return _store(
        Account,
        {
            key: Account(
                sign_in=f"{key} {world.at.isoformat()}",
                password="!",
                is_active=one.active,
                suspended_at=world.at if one.suspended else None,
                quarantined_at=world.at if one.quarantined else None,
            )
            for key, one in world.accounts.items()
        },
    )


def _make_circles(here: Populated) -> None:
    world = here.world
    wanted: list[Address] = [
        *(("post", key) for key in world.posts),
        *(("network", key) for key in world.networks),
        *(("authority", key) for key in world.authorities),
        *(("back office", key) for key in world.authorities),
    ]
    made = Circle.objects.bulk_create(Circle(kind=kind.replace(" ", "_")) for kind, _ in wanted)
    here._circles = dict(zip(wanted, (one.pk for one in made), strict=True)) | {
        ("entitled", ""): circles.ENTITLED,
        ("board", ""): circles.BOARD,
    }


def _authorities(here: Populated) -> dict[str, Authority]:
    organisation, _ = Organisation.objects.get_or_create(code="UNION", defaults={"kind": "agency", "name": "Union"})
    return _store(
        Authority,
        {
            key: Authority(
                organisation=organisation,
                code=f"A{here.circle(('authority', key))}",
                name=key,
                zone=one.zone,
                reviews_before_release=one.reviews_before_release,
                circle_id=here.circle(("authority", key)),
                back_office_circle_id=here.circle(("back office", key)),
            )
            for key, one in here.world.authorities.items()
        },
    )


def _posts(here: Populated, made: dict[str, Any]) -> dict[str, Post]:
    rows = {}
    for key, one in here.world.posts.items():
        first, *others = sorted(one.covers)
        rows[key] = Post(
            authority=made["authorities"][one.authority],
            country_id=first,
            responsible_for=others,
            city=key,
            host_type="ms_mission",
            topics=["b"],
            holds_from=date(2024, 1, 1),
            circle_id=here.circle(("post", key)),
        )
    return _store(Post, rows)


def _deployments(here: Populated, made: dict[str, Any]) -> dict[str, Deployment]:
    rows = {}
    for key, one in here.world.deployments.items():
        rows[key] = Deployment(
            post=made["posts"][one.post],
            account_id=here.accounts[one.account] if one.account else None,
            from_on=one.first_day,
            until_on=one.last_day,
            notified_on=one.first_day,
            arrived_on=one.arrived,
            suspended_on=one.first_day if one.suspended else None,
            withdrawn_on=one.first_day if one.withdrawn else None,
            withdrawal_reason="No longer needed" if one.withdrawn else "",
        )
    return _store(Deployment, rows)


def _contacts(here: Populated, made: dict[str, Any]) -> dict[str, ContactEntry]:
    return _store(
        ContactEntry,
        {
            key: ContactEntry(deployment=made["deployments"][one.deployment], sealed=b"", match=key)
            for key, one in here.world.contacts.items()
        },
    )


def _networks(here: Populated) -> dict[str, Network]:
    return _store(
        Network,
        {
            key: Network(
                circle_id=here.circle(("network", key)),
                kind="regional",
                name=key,
                countries=sorted(one.countries),
                from_on=one.first_day,
                until_on=one.last_day,
            )
            for key, one in here.world.networks.items()
        },
    )


def _facilitations(here: Populated, made: dict[str, Any]) -> dict[str, Facilitation]:
    rows = {}
    for key, one in here.world.facilitations.items():
        rows[key] = Facilitation(
            network=made["networks"][one.network],
            deployment=made["deployments"][one.deployment],
            origin="agreed",
            from_on=date(2024, 1, 1),
        )
    return _store(Facilitation, rows)


def _appointments(here: Populated, made: dict[str, Any]) -> dict[str, Appointment]:
    organisation = Organisation.objects.get(code="UNION")
    rows = {}
    for key, one in here.world.appointments.items():
        rows[key] = Appointment(
            account_id=here.accounts[one.account],
            organisation=organisation,
            authority=made["authorities"][one.authority] if one.authority else None,
            function=one.function,
            purpose="Implements the Regulation",
            from_on=one.first_day,
            until_on=one.last_day,
            ended_on=one.revoked,
            recorded_at=one.recorded or here.world.at,
        )
    return _store(Appointment, rows)


def _reports(here: Populated, made: dict[str, Any]) -> dict[str, Report]:
    rows = {}
    for key, one in here.world.reports.items():
        post = made["posts"][one.post]
        rows[key] = Report(
            post=post,
            authority_id=post.authority_id,
            title=key,
            topics=["b"],
            tlp="red" if one.red else "amber",
            handling=("H2" if key.endswith("0") else "H3") if one.restricted else "",
            handling_note="Stated" if one.restricted else "",
            audience=_addressed(here, one.audience),
            readers=_readers(here, one),
            version=one.version,
            released_version=one.released_version,
            released_at=here.world.at if one.released_version else None,
            submitted_at=here.world.at if one.submitted else None,
            withdrawn_at=here.world.at if one.withdrawn else None,
            withdrawal_reason="Wrong" if one.withdrawn else "",
        )
    return _store(Report, rows)


def _versions(here: Populated, made: dict[str, Any]) -> dict[str, ReportVersion]:
    rows = {}
    for key, one in here.world.versions.items():
        report = here.world.reports[one.report]
        if one.number > report.released_version:
            readers = _while_written(here, report)
        else:
            then = {*_originator(here, report), *_addressed(here, one.audience)}
            readers = sorted(then & set(_readers(here, report)))
        rows[key] = ReportVersion(
            report=made["reports"][one.report], number=one.number, title=key, sealed=b"", readers=readers
        )
    return _store(ReportVersion, rows)


def _addressed(here: Populated, audience: frozenset[Address]) -> list[int]:
    return sorted(here.circle(to) for to in audience)


def _originator(here: Populated, report: model.Report) -> list[int]:
    authority = here.world.posts[report.post].authority
    post, back_office = here.circle(("post", report.post)), here.circle(("back office", authority))
    reads_along = not report.red or here.world.authorities[authority].reviews_before_release
    return [post, back_office] if reads_along else [post]


def _while_written(here: Populated, report: model.Report) -> list[int]:
    post = here.circle(("post", report.post))
    authority = here.world.posts[report.post].authority
    return [post, here.circle(("back office", authority))] if report.submitted else [post]


def _readers(here: Populated, report: model.Report) -> list[int]:
    """What the acts write into the one effective column."""
    if not report.released_version:
        return _while_written(here, report)
    if report.withdrawn:
        return sorted(_originator(here, report))
    return sorted({*_originator(here, report), *_addressed(here, report.audience)})


def _readings(here: Populated, made: dict[str, Any]) -> dict[str, Any]:
    if not hasattr(reports, "Reading"):
        return {}
    rows = {
        key: reports.Reading(report=made["reports"][one.report], version=1, authority_code="AAA")
        for key, one in here.world.readings.items()
    }
    return _store(reports.Reading, rows)


def _events(here: Populated) -> dict[str, Event]:
    rows = {}
    for key, one in here.world.events.items():
        actor = pseudonym_of(here.accounts[one.by]) if one.by else "system"
        rows[key] = Event(act="report.read", actor=actor, hat="officer", hat_label="", noun="reports.report")
    return _store(Event, rows)


def _viewings(here: Populated, made: dict[str, Any]) -> dict[str, Event]:
    return _store(
        Event,
        {
            key: Event(
                act="contact_entry.viewed",
                actor=pseudonym_of(here.accounts[one.by]),
                hat="officer",
                hat_label="",
                noun="directory.contactentry",
                public_id=made["contacts"][one.contact].public_id,
            )
            for key, one in here.world.viewings.items()
        },
    )


def _loads(here: Populated, made: dict[str, Any]) -> dict[str, Load]:
    sender = next(iter(here.accounts.values()))
    return _store(
        Load,
        {
            key: Load(
                authority=made["authorities"][one.authority],
                readers=[here.circle(("back office", one.authority))],
                sent_by_id=sender,
                expires_at=clock.now() + timedelta(days=3),
            )
            for key, one in here.world.loads.items()
        },
    )


def _wordings(here: Populated, made: dict[str, Any]) -> dict[str, Wording]:
    speaker = next(iter(here.accounts.values()))
    return _store(
        Wording,
        {
            key: Wording(
                authority=made["authorities"][one.authority],
                readers=[here.circle(("back office", one.authority))],
                kind="country",
                key=key,
                heard=key,
                means="SEN",
                said_by_id=speaker,
            )
            for key, one in here.world.wordings.items()
        },
    )


def _saved(here: Populated) -> dict[str, SavedSearch]:
    return _store(
        SavedSearch,
        {
            key: SavedSearch(account_id=here.accounts[one.account], name=key, where="deployments:index")
            for key, one in here.world.saved.items()
        },
    )


def _admissions(here: Populated, made: dict[str, Any]) -> dict[str, Admission]:
    return _store(
        Admission,
        {
            key: Admission(
                account_id=here.accounts[one.account],
                authority=made["authorities"][one.authority],
                kind=Admission.Kind.RECOVERY,
                asked_by_id=here.accounts[one.asked_by],
                handed_by_id=here.accounts.get(one.handed_by),
                ended_at=here.world.at,
            )
            for key, one in here.world.admissions.items()
        },
    )


def _confirmations(here: Populated, made: dict[str, Any]) -> dict[str, Confirmation]:
    return _store(
        Confirmation,
        {
            key: Confirmation(
                account_id=here.accounts[one.account],
                authority=made["authorities"][one.authority],
                by_id=here.accounts[one.by],
                at=one.at,
            )
            for key, one in here.world.confirmations.items()
        },
    )


def _country_risks(here: Populated) -> dict[str, CountryRisk]:
    """Over: who is held back is for the tests of that."""
    day = date(2020, 1, 1)
    return _store(
        CountryRisk,
        {
            by: CountryRisk(
                country_id="SEN", reason="Devices are searched.", from_on=day, until_on=day, set_by_id=here.accounts[by]
            )
            for by in here.world.country_risks
        },
    )


def _suspensions(here: Populated, made: dict[str, Any]) -> dict[str, Suspension]:
    return _store(
        Suspension,
        {
            key: Suspension(
                account_id=here.accounts[one.account],
                authority=made["authorities"].get(one.authority),
                reason="Left the service.",
                by_id=here.accounts.get(one.by),
                ended_at=here.world.at,
            )
            for key, one in here.world.suspensions.items()
        },
    )


def _neighbours(here: Populated) -> dict[int, str]:
    """A ring; each pair is known exactly when the network it starts from is."""
    rows = Network.neighbours.through
    known = list(here.keys["networks"])
    made = rows.objects.bulk_create(
        rows(from_network_id=one, to_network_id=known[n - 1]) for n, one in enumerate(known)
    )
    return {one.pk: here.keys["networks"][one.from_network_id] for one in made}


def _records(kind: Any, of: dict[int, str]) -> dict[int, str]:
    found = kind.objects.unrestricted(because=BECAUSE).filter(of__in=of).values_list("pk", "of")
    if not found:
        raise LookupError("what was known when is kept by the database, and now is not to be seen")
    return {pk: of[row] for pk, row in found}


def moment(seed: int) -> None:
    """The same day for every run, another hour for each world: midnight has come here and not yet there."""
    wanted = FIRST_MOMENT + timedelta(hours=7 * seed)
    clock.move(wanted - clock.now())
    # Rows not yet committed have no statistics, and the planner takes tables for empty; a hang must say where.
    sql.run("SET LOCAL enable_nestloop = off")
    sql.run("SET LOCAL statement_timeout = '20s'")
