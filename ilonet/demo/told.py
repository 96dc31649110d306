"""What does the cast follow, and what had they been told before one enters as them?

The reports of the demonstration are written without the acts that lead to them, so the newest of them are told here as
the worker would have told them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from django.db import transaction
from django.db.models import F

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.audit.models import Event
from ilonet.audit.recording import SYSTEM_ACTOR
from ilonet.demo.chance import public_id
from ilonet.deployments.models import Deployment
from ilonet.lib import clock
from ilonet.networks.models import Network
from ilonet.notices.following import follow
from ilonet.notices.heard import Heard
from ilonet.notices.telling import tell
from ilonet.reports.models import Report
from ilonet.saved.models import SavedSearch
from ilonet.standing.acting import acting_as

BECAUSE = "the cast of a demonstration has been told of what was done"
# persona, kind, key (of a network or a saved list the beginning of its name), how soon
FOLLOWED: tuple[tuple[str, str, str, str], ...] = (
    ("amara", "country", "SEN", "at_once"),
    ("amara", "saved", "Routes from Senegal", "daily"),
    ("bruno", "topic", "c", "daily"),
    ("bruno", "country", "CIV", "weekly"),
    ("elena", "network", "West", "daily"),
    ("chiara", "topic", "f", "daily"),
    ("farid", "topic", "f", "daily"),
    ("nils", "topic", "j", "weekly"),
    ("greta", "topic", "i", "weekly"),
    ("mira", "country", "LBY", "daily"),
)
LATELY = timedelta(days=6)
NOTIFIED = 4  # deployments of which the Board has been told
MORNING = time(9, tzinfo=UTC)


def tell_the_cast(seed: int) -> None:
    personas = dict(Account.objects.exclude(persona="").values_list("persona", "pk"))
    for persona, kind, key, pace in FOLLOWED:
        if persona in personas:
            _follow(personas[persona], kind, key, pace)
    with as_the_system(because=BECAUSE):
        heard = [*_heard(seed)]
    for one in heard:
        with transaction.atomic():
            tell(one)


def _follow(account_id: int, kind: str, key: str, pace: str) -> None:
    with transaction.atomic():
        actor = acting_as(account_id)
        if kind == "network":
            mine = Network.objects.visible_to(actor).filter(name__startswith=key, pk__in=actor.network_ids)
            key = str(mine.order_by("name").values_list("public_id", flat=True).first() or "")
        if kind == "saved":
            lists = SavedSearch.objects.visible_to(actor).filter(name=key)
            key = str(lists.values_list("public_id", flat=True).first() or "")
        if key:
            follow(kind, key, pace, by=actor)


def _heard(seed: int) -> Iterator[Heard]:
    """Oldest first, as it was done."""
    since = clock.now() - LATELY
    reports = Report.objects.unrestricted(because=BECAUSE).select_related("post", "authority")
    told = Event.objects.filter(act="report.released").values("public_id")  # by the worker: these were done for real
    fresh = reports.filter(released_at__gt=since, withdrawn_at=None).exclude(public_id__in=told)
    for one in fresh.order_by("released_at"):
        yield _of(seed, "report.released", "reports.report", one, one.released_at)
    for one in reports.filter(submitted_at__gt=since, withdrawn_at=None).order_by("submitted_at"):
        yield _of(seed, "report.submitted", "reports.report", one, one.submitted_at)
    for one in reports.exclude(returned_because="").filter(released_version__lt=F("version")).order_by("saved_at"):
        yield _of(seed, "report.returned", "reports.report", one, one.saved_at)
    known = Deployment.objects.unrestricted(because=BECAUSE).select_related("post__authority")
    notified = known.filter(notified_on__gte=since.date(), notified_on__lt=clock.today(), withdrawn_on=None)
    for one in notified.order_by("-notified_on", "pk")[:NOTIFIED]:
        yield _of(
            seed, "deployment.notified", "deployments.deployment", one, datetime.combine(one.notified_on, MORNING)
        )


def _of(seed: int, act: str, noun: str, row: Report | Deployment, at: datetime) -> Heard:
    event = public_id(seed, "told", f"{act} {row.public_id}")
    return Heard(event, act, noun, row.public_id, SYSTEM_ACTOR, at, {}, row)
