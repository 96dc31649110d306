"""Feed tokens: made for one program, shown once, kept as a digest, until a day or until they are ended."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from ilonet.access.context import as_the_system
from ilonet.audit.recording import record
from ilonet.lib import clock
from ilonet.lib.clock import Now
from ilonet.lib.refusals import Refusal
from ilonet.notices.models import Feed

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

BECAUSE = "the token in the address says whose feed it is, before anybody is known"
PREFIX = "ilf_"
DAYS_VALID = 90  # security.md 4.5
AT_MOST = 20


def valid(actor: Actor) -> Any:
    return Feed.objects.visible_to(actor).filter(ended_at=None, until__gt=Now()).order_by("until", "pk")


@transaction.atomic
def issue(kind: str, label: str, *, by: Actor) -> str:
    """The secret, shown once. Raises Refusal."""
    if by.account_id is None:
        raise Refusal("auth.required", _("Sign in first."), status=401)
    if valid(by).count() >= AT_MOST:
        raise Refusal(
            "feed.too_many",
            _("You have as many feeds as anybody may have."),
            _("End one that you no longer use."),
            status=409,
        )
    secret = PREFIX + secrets.token_urlsafe(32)
    until = clock.now() + timedelta(days=DAYS_VALID)
    made = Feed.objects.create(account_id=by.account_id, kind=kind, label=label, digest=_digest(secret), until=until)
    record(
        "feed.issued", by=by, noun="notices.feed", public_id=made.public_id, noted={"kind": kind, "days": DAYS_VALID}
    )
    return secret


@transaction.atomic
def end(feed: Feed, *, by: Actor) -> None:
    """From this second on; ending it twice is no mistake."""
    mine = Feed.objects.visible_to(by).filter(pk=feed.pk, ended_at=None)
    if mine.update(ended_at=clock.now()):
        record("feed.ended", by=by, noun="notices.feed", public_id=feed.public_id, noted={"kind": feed.kind})


def fetched(secret: str) -> Feed | None:
    """The valid feed of this address, its account open; that it was fetched is kept."""
    with as_the_system(because=BECAUSE):
        known = Feed.objects.unrestricted(because=BECAUSE).select_related("account")
        found: Feed | None = known.filter(digest=_digest(secret), ended_at=None, until__gt=Now()).first()
        if found is None or not found.account.may_enter:
            return None
        Feed.objects.unrestricted(because=BECAUSE).filter(pk=found.pk).update(used_at=Now())
        return found


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
