"""Personal tokens for the interface between machines: random, kept as a digest, with scope and end date."""

import hashlib
import secrets
from datetime import timedelta

from django.db.models import Q

from ilonet.accounts.models import Account, Token
from ilonet.lib import clock

PREFIX = "ilo_"
DAYS_VALID = 90  # security.md 4.5


def issue(account: Account, *, label: str, scope: str = "write", days: int = DAYS_VALID) -> str:
    """The secret, shown once; only its digest is kept."""
    secret = PREFIX + secrets.token_urlsafe(32)
    Token.objects.create(
        account=account, digest=_digest(secret), label=label, scope=scope, until=clock.now() + timedelta(days=days)
    )
    return secret


def holder(secret: str) -> Token | None:
    """The valid token with this secret, its account open and not suspended."""
    return (
        Token.objects.select_related("account")
        .filter(Q(ended_at=None), digest=_digest(secret), until__gt=clock.Now())
        .filter(account__is_active=True, account__suspended_at=None)
        .first()
    )


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
