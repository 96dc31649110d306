"""With what did this person enter, and is that enough for what they are about to do? (R-SEC-8, AC24)"""

import time
from functools import cache
from typing import Any
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from ilonet.lib.birth import DEMONSTRATION, born_as
from ilonet.lib.refusals import Refusal

LINK = "link"  # of the visit that a link of first entry began
PROVIDER = "provider"  # of what was shown to an identity provider, here first step or, where trusted, both
FRESH_SECONDS = 5 * 60
KNOWN_BROWSER = "known"  # the cookie of a browser from which its owner has entered before
KNOWN_SECONDS = 90 * 24 * 60 * 60
RESTING = "resting_keys"  # in the session: key id to the moment from which it counts fully


@cache
def required() -> bool:
    """A database stays what it was born as, so a process asks once."""
    return bool(settings.SECOND_FACTOR_REQUIRED) and born_as() != DEMONSTRATION


def used(request: Any) -> set[str]:
    """The kinds of second factor shown in this visit: webauthn, totp, recovery_codes, provider."""
    return {one["type"] for one in _records(request) if one["method"] == "mfa"}


def is_strong(request: Any) -> bool:
    """A passkey was shown in this visit, bound to this origin; a code, which can be read out to a stranger, never suffices."""
    return _shown_since(request, 0)


def _shown_since(request: Any, since: float) -> bool:
    if not required():
        return True
    if getattr(request, "token", None):
        return False
    resting = request.session.get(RESTING, {})
    return any(
        one["method"] == "mfa"
        and one["type"] == Authenticator.Type.WEBAUTHN
        and one["at"] >= since
        and resting.get(str(one["id"]), 0) <= time.time()
        for one in _records(request)
    )


def insist_strong(request: Any) -> None:
    """One line in every view of the directory and of TLP:RED. Raises Refusal 403 `auth.step_up`."""
    if request.actor.is_strong:
        return
    resting = any(until > time.time() for until in request.session.get(RESTING, {}).values())
    raise Refusal(
        "auth.step_up",
        _("This needs your passkey."),
        _("The passkey that you added after using a recovery code counts fully one day later.")
        if resting
        else _("Show your passkey now; then you are brought back here."),
        status=403,
        more={"step_up": "" if resting or getattr(request, "token", None) else _step_up(request)},
        template="accounts/step_up.html",
    )


def insist_fresh(request: Any, *, back: str, seconds: int = FRESH_SECONDS, message: str = "", hint: str = "") -> None:
    """Before another way in is opened or shut, or names leave: a passkey, shown a moment ago. Raises Refusal 403 `auth.step_up`."""
    insist_strong(request)
    if _shown_since(request, time.time() - seconds):
        return
    raise Refusal(
        "auth.step_up",
        message or _("This changes how you enter, so it needs your passkey again."),
        hint or _("Show your passkey now; then you are brought back and press the button once more."),
        status=403,
        more={"step_up": f"{reverse('mfa_reauthenticate_webauthn')}?{urlencode({'next': back})}"},
        template="accounts/step_up.html",
    )


def known_browser(request: Any) -> tuple[str, str]:
    """Whose browser is this, and which, by an entry of before? Two empty texts where it is not known."""
    held = request.get_signed_cookie(KNOWN_BROWSER, default="", salt=KNOWN_BROWSER, max_age=KNOWN_SECONDS)
    owner, _sign, browser = (held or "").partition(" ")
    return owner, browser


def provider_of(request: Any, account: Any) -> dict[str, str]:
    """Through which provider this entry came, for the audit; empty where none was used."""
    records = get_authentication_records(request, account)
    return next(({"provider": one["provider"]} for one in reversed(records) if one["method"] == PROVIDER), {})


def began_by_link(request: Any) -> bool:
    return any(one["method"] == LINK for one in _records(request))


def has_any(account_id: int) -> bool:
    return count(account_id) > 0


def count(account_id: int) -> int:
    """Passkeys and apps; recovery codes open the way to the next of them and are none."""
    return Authenticator.objects.filter(user_id=account_id).exclude(type=Authenticator.Type.RECOVERY_CODES).count()


def has_codes(account_id: int) -> bool:
    return Authenticator.objects.filter(user_id=account_id, type=Authenticator.Type.RECOVERY_CODES).exists()


def has_passkey(account_id: int) -> bool:
    return Authenticator.objects.filter(user_id=account_id, type=Authenticator.Type.WEBAUTHN).exists()


def _step_up(request: Any) -> str:
    if not has_passkey(request.user.pk):
        return ""
    back = request.get_full_path() if request.method == "GET" else "/"
    return f"{reverse('mfa_reauthenticate_webauthn')}?{urlencode({'next': back})}"


def _records(request: Any) -> list[dict[str, Any]]:
    return get_authentication_records(request, request.user) if request.user.is_authenticated else []
