"""Who is held back does nothing at any door but what keeps their own account safe (AC17, R-DP-7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from ilonet.access.actor import actor_of
from ilonet.site.doors import JUST_ASKING, READING
from ilonet.site.refusing import answer

# Unsafe, and open all the same: each with its reason.
FREE = {
    "account_login": "entering",
    "account_logout": "leaving",
    "account_reauthenticate": "showing who one is once more",
    "mfa_authenticate": "the second step",
    "mfa_reauthenticate": "showing a factor once more",
    "mfa_reauthenticate_webauthn": "showing a passkey once more",
    "mfa_login_webauthn": "entering",
    "mfa_add_webauthn": "a first or a better key; each makes another code to read out",
    "mfa_remove_webauthn": "taking a key away",
    "mfa_edit_webauthn": "the name of a key",
    "mfa_generate_recovery_codes": "codes of one's own for the next loss",
    "mfa_activate_totp": "where the authority allows it; it makes another code to read out",
    "mfa_deactivate_totp": "taking a way in away",
    "account_change_password": "a password that may be known",
    "account_set_password": "the first step of the app",
    "admission:lost": "a passkey is lost",
    "accounts:end_session": "ending a visit",
    "accounts:end_token": "ending a token",
    "accounts:settings": "language and time zone",
    "accounts:hat": "in which function one acts",
    "accounts:enter_by_provider": "entering",
    "accounts:enrol": "entering by a link",
    "accounts:enrol_by_provider": "entering by a link",
    "accounts:unbind_provider": "taking a way in away",
    "set_language": "the language of this browser",
}


class Restrained:
    """One place for every door; acts ask once more (access/acts.py)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_args: Any) -> HttpResponse | None:
        restraint = actor_of(request).restraint
        if restraint is None:
            return None
        if getattr(request, "token", None):
            return answer(request, restraint.refusal("machine"))
        door = request.resolver_match.view_name if request.resolver_match else ""
        if request.method in READING or request.path in JUST_ASKING or door in FREE:
            return None
        return answer(request, restraint.refusal("write"))
