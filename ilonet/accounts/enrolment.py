"""How does somebody enter for the first time, or after losing every key? By a link that works once, within a day."""

import hashlib
import secrets
from datetime import timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from ilonet.accounts.entries import note
from ilonet.accounts.models import Account, Binding, Enrolment, Token
from ilonet.audit.recording import record
from ilonet.lib import clock
from ilonet.lib.refusals import absent

HOURS_VALID = 24


def invite(account: Account) -> str:
    """The code of the link, shown once; earlier links of this account stop working."""
    code = secrets.token_urlsafe(24)
    account.enrolments.filter(used_at=None).delete()
    Enrolment.objects.create(account=account, digest=_digest(code), until=clock.now() + timedelta(hours=HOURS_VALID))
    record("account.invited", by=None, noun="accounts.account", public_id=account.public_id)
    return code


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
    lost = Authenticator.objects.filter(user=account).delete()[0]
    Binding.objects.filter(account=account).delete()
    Token.objects.filter(account=account, ended_at=None).update(ended_at=clock.now())
    for visit in UserSession.objects.filter(user=account):
        visit.end()
    account.set_unusable_password()
    account.save(update_fields=["password"])
    note("account.entered_by_link", account, factors_ended=lost)
    return account


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
