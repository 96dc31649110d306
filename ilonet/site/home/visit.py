"""Since when is something new to this reader? Since the visit before this one."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from ilonet.accounts.models import Account

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

KEY = "visit-before"


def last_visit(account: Any, session: SessionBase, now: datetime) -> datetime | None:
    """Written down once per session, so that news stays new while one works."""
    if KEY not in session:
        before = account.last_seen_at
        session[KEY] = before.isoformat() if before else ""
        Account.objects.filter(pk=account.pk).update(last_seen_at=now)
    return datetime.fromisoformat(session[KEY]) if session[KEY] else None
