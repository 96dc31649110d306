"""What nobody confirmed in time ends: the account is suspended, or what the authority gave to somebody who holds more."""

from __future__ import annotations

from typing import Any

from ilonet.access.context import as_the_system
from ilonet.accounts import endings
from ilonet.accounts.models import Account
from ilonet.admission.models import Confirmation, Suspension
from ilonet.admission.needed import Needed, needed
from ilonet.audit.recording import record
from ilonet.authorities.models import Appointment
from ilonet.lib import clock, sql

BECAUSE = "a deadline has passed at which nobody stands; audited, no content"
HOLDS = "SELECT bool_or(NOT is_over AND (elsewhere OR function = 'officer')) FROM ilonet_accounts_of(%s) WHERE account_id = %s"


def lapse() -> int:
    """How many. Each for itself, so that one that fails keeps none of the others in."""
    with as_the_system(because=BECAUSE):
        late = [one.account.pk for one in _overdue()]
    return sum(_end(one) for one in dict.fromkeys(late))


def _end(account: int) -> int:
    """Asked again once nobody else can change the account: a confirmation that came first counts."""
    with as_the_system(because=BECAUSE):
        Account.objects.select_for_update().get(pk=account)
        late = _overdue(account=account)
        for one in late:
            if sql.value(HOLDS, [one.authority.pk, account]):
                _end_appointments(one)
            else:
                _suspend(one)
        return len(late)


def _overdue(**only: Any) -> list[Needed]:
    every = needed(
        Appointment.objects.filter(**only).unrestricted(because=BECAUSE),
        Confirmation.objects.all().unrestricted(because=BECAUSE),
        Suspension.objects.all().unrestricted(because=BECAUSE),
    )
    return [one for one in every if one.last_day and clock.today(one.authority.zone) > one.last_day]


def _suspend(one: Needed) -> None:
    """By nobody, so that any administrator of the authority can resume it."""
    made: Suspension = Suspension.objects.create(account=one.account, authority=one.authority, reason="")
    endings.suspend(one.account)
    noted = {"lock": 0, "unconfirmed": 1}
    record("account.suspended", by=None, noun="admission.suspension", public_id=made.public_id, noted=noted)


def _end_appointments(one: Needed) -> None:
    """A deployment, and what others gave, go on: here silence ends only what was asked about (AC15)."""
    for appointment in one.appointments:
        appointment.ended_on = clock.today(one.authority.zone)
        appointment.save(update_fields=["ended_on"])
        noted = {"function": appointment.function, "ended_on": appointment.ended_on.isoformat()}
        record(
            "appointment.lapsed",
            by=None,
            noun="authorities.appointment",
            public_id=appointment.public_id,
            noted=noted,
        )
