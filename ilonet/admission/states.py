"""In which state is an account of an authority? Spelt once, for lists, counts and one account alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from ilonet.accounts.models import Account, Enrolment
from ilonet.admission.models import Admission
from ilonet.lib import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilonet.access.actor import Actor

STATES = {
    "new": (_("not invited yet"), "act"),
    "invited": (_("invited"), "act"),
    "asked": (_("recovery waits for a second person"), "due"),
    "quarantined": (_("in quarantine"), "due"),
    "active": (_("active"), ""),
    "suspended": (_("suspended"), "late"),
    "ended": (_("ended"), "quiet"),
}
KEYS = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type=Authenticator.Type.RECOVERY_CODES)


def with_state(accounts: Iterable[int], running: Iterable[int], by: Actor) -> Any:
    """`running` are those who stand for something today or later. With `state`, and `key` to page by sign-in name."""
    now = clock.now()
    open_ = Admission.objects.visible_to(by).filter(account=OuterRef("pk"), confirmed_at=None, ended_at=None)
    links = Enrolment.objects.filter(account=OuterRef("pk"), used_at=None, until__gt=now)
    has_keys = Q(Exists(KEYS)) | ~Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    in_quarantine = Q(quarantined_at__isnull=False) & (Q(quarantined_until=None) | Q(quarantined_until__gt=now))
    state = _first(
        ("suspended", Q(suspended_at__isnull=False)),
        ("ended", ~Q(pk__in=list(running)) | Q(is_active=False)),
        ("asked", Exists(open_.filter(handed_at=None))),
        ("invited", Exists(links)),
        ("new", in_quarantine & ~has_keys & ~Q(Exists(open_))),
        ("quarantined", in_quarantine),
        ("active", has_keys | Q(last_seen_at__isnull=False)),
    )
    return Account.objects.filter(pk__in=list(accounts)).annotate(state=state, key=F("sign_in"))


def _first(*conditions: tuple[str, Any]) -> Case:
    return Case(*(When(condition, then=Value(name)) for name, condition in conditions), default=Value("new"))
