"""What people were given, and what stands against them."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from ilonet.access.context import as_the_system, stand_in
from ilonet.accounts.models import Account
from ilonet.admission.models import Admission, CountryRisk, Suspension
from ilonet.authorities.models import Appointment, Authority, Organisation
from ilonet.lib import clock
from ilonet.lib.spreadsheets.tests.builders import xlsx
from ilonet.loads.models import Load, Wording
from ilonet.loads.sending import send
from ilonet.standing.acting import acting_as
from tests.making.register import BECAUSE


def appointment(who: Account, function: str, organisation: str, **known: Any) -> Appointment:
    of, _ = Organisation.objects.get_or_create(
        code=organisation, defaults={"kind": known.pop("kind", "member_state"), "name": organisation}
    )
    with as_the_system(because=BECAUSE):
        return Appointment.objects.create(
            account=who,
            organisation=of,
            function=function,
            purpose=known.pop("purpose", "Implements the Regulation"),
            from_on=known.pop("from_on", date(2024, 1, 1)),
            until_on=known.pop("until_on", clock.today() + timedelta(days=300)),
            **known,
        )


def account_appointment(who: Account) -> Appointment:
    """The first function of somebody of the cast."""
    with as_the_system(because=BECAUSE):
        return Appointment.objects.unrestricted(because=BECAUSE).select_related("authority").filter(account=who).first()


def load_of(of: Authority, by: Account, *rows: list[Any]) -> Load:
    """A list that was sent and read, and waits to be confirmed."""
    headings = ["Surname", "Given name", "Country", "Posted at", "From", "Until", "Duties", "E-mail"]
    with transaction.atomic():
        made = send(of, xlsx([headings, *rows]), filename="list.xlsx", by=acting_as(by.pk))
        stand_in([])
    return made


def wording(of: Authority, by: Account, heard: str) -> Wording:
    with as_the_system(because=BECAUSE):
        return Wording.objects.create(
            authority=of,
            readers=[of.back_office_circle_id],
            kind="country",
            key=heard.casefold(),
            heard=heard,
            means="SEN",
            said_by=by,
        )


def risk(by: Account, country_code: str, reason: str) -> CountryRisk:
    """Begins tomorrow, so that it holds nobody back yet."""
    tomorrow = clock.today() + timedelta(days=1)
    with as_the_system(because=BECAUSE):
        made: CountryRisk = CountryRisk.objects.create(
            country_id=country_code, reason=reason, from_on=tomorrow, until_on=tomorrow, set_by=by
        )
        return made


def admission(of: Account, at: Authority, asked_by: Account, **known: Any) -> Admission:
    """A recovery that somebody asked for, waiting for another to approve it."""
    with as_the_system(because=BECAUSE):
        made: Admission = Admission.objects.create(
            account=of, authority=at, kind=known.pop("kind", "recovery"), asked_by=asked_by, **known
        )
        return made


def suspension(of: Account, at: Authority | None, by: Account | None, reason: str) -> Suspension:
    """Without an authority, a lock of the installation."""
    with as_the_system(because=BECAUSE):
        made: Suspension = Suspension.objects.create(account=of, authority=at, by=by, reason=reason)
        Account.objects.filter(pk=of.pk).update(suspended_at=clock.now())
        return made
