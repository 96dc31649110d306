"""Who asks, in the measurements? People of the invented network, entered as in a browser."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.test import Client

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.demo.scale import READS_NEARLY_ALL
from ilonet.deployments.models import Deployment
from ilonet.lib import clock
from ilonet.notices.inbox import known_to, read
from ilonet.standing.acting import acting_as

RESTRICTED = "bruno"
AT_ONCE = 16
BECAUSE = "the invented people who ask in a measurement are chosen"


@dataclass(frozen=True)
class Reader:
    name: str
    account_id: int
    session: str

    @property
    def browser(self) -> Client:
        """The same session without a network, to count what is asked of the database."""
        client = Client(headers={"host": "localhost"})
        client.cookies[settings.SESSION_COOKIE_NAME] = self.session
        return client


@dataclass(frozen=True)
class Readers:
    restricted: Reader
    of_nearly_all: Reader
    writer: Reader
    crowd: list[Reader]


def entered() -> Readers:
    writers = _officers_who_publish()
    return Readers(
        restricted=_enter(Account.objects.get(persona=RESTRICTED)),
        of_nearly_all=_enter(Account.objects.get(persona=READS_NEARLY_ALL.lower())),
        writer=_enter(writers[0]),
        crowd=[_enter(one) for one in writers[:AT_ONCE]],
    )


def _officers_who_publish() -> list[Account]:
    """Spread over the world; their authorities do not review before release."""
    with as_the_system(because=BECAUSE):
        serving = Deployment.objects.unrestricted(because=BECAUSE).on(clock.today())
        chosen = serving.filter(
            arrived_on__isnull=False, account__is_active=True, post__authority__reviews_before_release=False
        )
        return [one.account for one in chosen.select_related("account").order_by("public_id")]


def _enter(account: Account) -> Reader:
    """Nothing is unread: the head of each page would count it for one reader and not for another."""
    with transaction.atomic():
        actor = acting_as(account.pk)
        read(actor, known_to(actor))
    client = Client(headers={"host": "localhost"})
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return Reader(account.sign_in, account.pk, client.cookies[settings.SESSION_COOKIE_NAME].value)
