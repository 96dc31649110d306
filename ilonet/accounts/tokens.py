"""Personal tokens for the interface between machines: random, kept as a digest, with scope and end date."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from ilonet.accounts.models import Account, Token
from ilonet.audit.recording import record
from ilonet.lib import clock

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

PREFIX = "ilo_"
DAYS_VALID = 90  # security.md 4.5


@transaction.atomic
def issue(
    account: Account, *, label: str, scope: str = "write", days: int = DAYS_VALID, by: Actor | None = None
) -> str:
    """The secret, shown once; only its digest is kept."""
    secret = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        account=account, digest=_digest(secret), label=label, scope=scope, until=clock.now() + timedelta(days=days)
    )
    _record("token.issued", token, by, scope=scope, days=days)
    return secret


@transaction.atomic
def end(token: Token, *, by: Actor | None = None) -> None:
    """From this second on; ending it twice is no mistake."""
    if Token.objects.filter(pk=token.pk, ended_at=None).update(ended_at=clock.now()):
        _record("token.ended", token, by)


def holder(secret: str) -> Token | None:
    """The valid token with this secret, its account open and not suspended."""
    return (
        Token.objects.select_related("account")
        .filter(Q(ended_at=None), digest=_digest(secret), until__gt=clock.Now())
        .filter(account__is_active=True, account__suspended_at=None)
        .first()
    )


def _record(act: str, token: Token, by: Actor | None, **noted: str | int) -> None:
    record(act, by=by, noun="accounts.token", public_id=token.public_id, noted=noted)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
