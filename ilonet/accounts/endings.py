"""What ends, rests and begins again for one account, at once and by every way in (AC11, AC12, AC17)."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from ilonet.accounts.models import Account, Binding, Token
from ilonet.lib import clock


def end_visits(account: Account) -> None:
    """Visits, tokens and open links: after a suspension has been lifted none of them comes back."""
    Token.objects.filter(account=account, ended_at=None).update(ended_at=clock.now())
    account.enrolments.filter(used_at=None).delete()
    for visit in UserSession.objects.filter(user=account):
        visit.end()


def end_keys(account: Account) -> None:
    """Passkeys, codes, providers and the password too: nothing that was known or held lets anybody in."""
    end_visits(account)
    Authenticator.objects.filter(user=account).delete()
    Binding.objects.filter(account=account).delete()
    account.set_unusable_password()
    account.save(update_fields=["password"])


def suspend(account: Account) -> None:
    account.suspended_at = clock.now()
    account.save(update_fields=["suspended_at"])
    end_visits(account)


def resume(account: Account) -> None:
    account.suspended_at = None
    account.save(update_fields=["suspended_at"])


def quarantine(account: Account, until: datetime | None = None) -> None:
    """Until then, or until a second person lifts it, the account stands in no circle."""
    account.quarantined_at, account.quarantined_until = clock.now(), until
    account.save(update_fields=["quarantined_at", "quarantined_until"])


def lift(account: Account) -> None:
    account.quarantined_at = account.quarantined_until = None
    account.save(update_fields=["quarantined_at", "quarantined_until"])
