"""Accounts, what they hold and were given, what they did and keep."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from ilonet.accounts.models import Account
from ilonet.admission.models import Admission, Confirmation, CountryRisk, Suspension
from ilonet.audit.models import Event
from ilonet.audit.pseudonyms import pseudonym_of
from ilonet.authorities.models import Appointment, Authority, Organisation
from ilonet.lib import clock
from ilonet.loads.models import Load, Wording
from ilonet.notices.models import Feed, Notice, Subscription
from ilonet.phrases.models import Phrase
from ilonet.saved.models import SavedSearch, Unsent
from tests.model.world import World
from tests.populating.stored import Populated, store


def accounts(world: World) -> dict[str, Account]:
    return store(
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


def authorities(here: Populated) -> dict[str, Authority]:
    organisation, _ = Organisation.objects.get_or_create(code="UNION", defaults={"kind": "agency", "name": "Union"})
    return store(
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


def appointments(here: Populated, made: dict[str, Any]) -> dict[str, Appointment]:
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
    return store(Appointment, rows)


def events(here: Populated) -> dict[str, Event]:
    rows = {}
    for key, one in here.world.events.items():
        actor = pseudonym_of(here.accounts[one.by]) if one.by else "system"
        rows[key] = Event(act="report.read", actor=actor, hat="officer", hat_label="", noun="reports.report")
    return store(Event, rows)


def viewings(here: Populated, made: dict[str, Any]) -> dict[str, Event]:
    return store(
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


def loads(here: Populated, made: dict[str, Any]) -> dict[str, Load]:
    sender = next(iter(here.accounts.values()))
    return store(
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


def wordings(here: Populated, made: dict[str, Any]) -> dict[str, Wording]:
    speaker = next(iter(here.accounts.values()))
    return store(
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


def notices(here: Populated) -> dict[str, Notice]:
    """About nothing that there is: whose they are is one question, what they are about another (inbox.known_to)."""
    return store(
        Notice,
        {
            key: Notice(
                account_id=here.accounts[one.account],
                event=uuid4(),
                act="report.released",
                role="author",
                kind="yours",
                noun="reports.report",
                thing=uuid4(),
                at=here.world.at,
            )
            for key, one in here.world.notices.items()
        },
    )


def subscriptions(here: Populated) -> dict[str, Subscription]:
    return store(
        Subscription,
        {
            key: Subscription(account_id=here.accounts[one.account], kind="saved", key=str(uuid4()))
            for key, one in here.world.subscriptions.items()
        },
    )


def feeds(here: Populated) -> dict[str, Feed]:
    until = here.world.at + timedelta(days=90)
    return store(
        Feed,
        {
            key: Feed(account_id=here.accounts[one.account], kind="atom", digest=uuid4().hex, until=until)
            for key, one in here.world.feeds.items()
        },
    )


def saved(here: Populated) -> dict[str, SavedSearch]:
    return store(
        SavedSearch,
        {
            key: SavedSearch(account_id=here.accounts[one.account], name=key, where="deployments:index")
            for key, one in here.world.saved.items()
        },
    )


def phrases(here: Populated) -> dict[str, Phrase]:
    rows = {key: Phrase(account_id=here.accounts[of], sealed=b"") for key, of in here.world.phrases.items()}
    return store(Phrase, rows)


def admissions(here: Populated, made: dict[str, Any]) -> dict[str, Admission]:
    return store(
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


def confirmations(here: Populated, made: dict[str, Any]) -> dict[str, Confirmation]:
    return store(
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


def country_risks(here: Populated) -> dict[str, CountryRisk]:
    """Over: who is held back is for the tests of that."""
    day = date(2020, 1, 1)
    return store(
        CountryRisk,
        {
            by: CountryRisk(
                country_id="SEN", reason="Devices are searched.", from_on=day, until_on=day, set_by_id=here.accounts[by]
            )
            for by in here.world.country_risks
        },
    )


def suspensions(here: Populated, made: dict[str, Any]) -> dict[str, Suspension]:
    return store(
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


def unsent(here: Populated) -> dict[str, Unsent]:
    rows = {
        key: Unsent(
            account_id=here.accounts[one.account],
            form=f"/{key}/",
            sealed=b"",
            kept_at=here.world.at - timedelta(hours=one.hours),
            circles=[here.circle(("post", one.post))] if one.post else [],
        )
        for key, one in here.world.unsent.items()
    }
    return store(Unsent, rows)
