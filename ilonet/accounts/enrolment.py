"""How does somebody enter for the first time, or after losing every key? By a link that works once, within a day."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.urls import reverse

from ilonet.access.actor import Actor
from ilonet.accounts import endings
from ilonet.accounts.entries import note
from ilonet.accounts.models import Account, Enrolment
from ilonet.audit.recording import record
from ilonet.lib import clock
from ilonet.lib.refusals import absent

HOURS_VALID = 24


def invite(account: Account, *, by: Actor | None = None, quarantine_hours: int | None = None) -> str:
    """The code of the link, shown once; earlier links of this account stop working."""
    code = secrets.token_urlsafe(24)
    account.enrolments.filter(used_at=None).delete()
    Enrolment.objects.create(
        account=account,
        digest=_digest(code),
        until=clock.now() + timedelta(hours=HOURS_VALID),
        quarantine_hours=quarantine_hours,
    )
    record("account.invited", by=by, noun="accounts.account", public_id=account.public_id)
    return code


def address(request: Any, code: str) -> str:
    """The whole link: the operator's address, never one that a header claims (AC31)."""
    path = reverse("accounts:enrol", args=[code])
    return f"{settings.ILONET_ADDRESS}{path}" if settings.ILONET_ADDRESS else str(request.build_absolute_uri(path))


def invited(code: str) -> Enrolment:
    """Raises Refusal: unknown, used and expired are one answer."""
    return _valid(digest=_digest(code))


def still_valid(pk: int) -> Enrolment:
    """The same link, some time after it was shown. Raises Refusal."""
    return _valid(pk=pk)


def _valid(**known: str | int) -> Enrolment:
    found = (
        Enrolment.objects.select_related("account")
        .filter(**known, used_at=None, until__gt=clock.Now())
        .filter(account__is_active=True, account__suspended_at=None)
        .select_for_update(of=("self",))
        .first()
    )
    if found is None:
        raise absent()
    return found


def redeem(enrolment: Enrolment) -> Account:
    """Whoever holds the link begins anew: passwords, keys, providers, tokens and visits of before end."""
    account = enrolment.account
    enrolment.used_at = clock.now()
    enrolment.save(update_fields=["used_at"])
    if enrolment.quarantine_hours is not None:
        endings.quarantine(account, clock.now() + timedelta(hours=enrolment.quarantine_hours))
    lost = Authenticator.objects.filter(user=account).count()
    endings.end_keys(account)
    note("account.entered_by_link", account, factors_ended=lost)
    return account


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
