"""Which doors are open before one has entered, and what a second factor opens."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ilonet.access.actor import actor_of
from ilonet.accounts import factors
from ilonet.accounts.patience import too_many
from ilonet.authorities.models import Authority
from ilonet.lib.refusals import Refusal
from ilonet.site.refusing import answer, wants_json

# What a password or a link alone opens: enrolling a key, and leaving. Anything else waits for the second factor.
ENROLMENT = frozenset({
    "account_login", "account_logout", "account_inactive", "account_reauthenticate", "account_change_password",
    "account_set_password", "mfa_index", "mfa_authenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn",
    "mfa_login_webauthn", "mfa_list_webauthn", "mfa_add_webauthn", "mfa_activate_totp", "mfa_view_recovery_codes",
    "set_language", "health",
})  # fmt: skip
OF_A_KEY = frozenset({"mfa_add_webauthn", "mfa_remove_webauthn", "mfa_generate_recovery_codes"})
ANOTHER_WAY_IN = OF_A_KEY | {"mfa_activate_totp", "mfa_view_recovery_codes", "account_set_password"}
FIRST_KEY = frozenset({"mfa_add_webauthn", "mfa_activate_totp"})
TAKEN_AWAY = frozenset({"mfa_remove_webauthn", "mfa_deactivate_totp"})
READING = {"GET", "HEAD", "OPTIONS"}
JUST_ASKING = {"/api/v1/screen"}  # a POST that changes nothing


class SignedIn(LoginRequiredMiddleware):
    """Doors are shut by default; a page sends to the entrance, the interface says 401."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        if not wants_json(request):
            return super().handle_no_permission(request, view_func)
        if getattr(request, "is_hasty", False):
            return answer(request, too_many())
        return answer(
            request,
            Refusal(
                "auth.required",
                _("This needs a valid token or a session."),
                _("Send a personal token as: Authorization: Bearer …"),
                status=401,
            ),
        )


class SecondFactor:
    """Outside a demonstration nobody comes further than enrolling a second factor without one (R-SEC-8)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_args: Any) -> HttpResponse | None:
        if token := getattr(request, "token", None):
            return _within_scope(request, token)
        if not request.user.is_authenticated or not factors.required():
            return None
        return self._refused(request, (request.resolver_match and request.resolver_match.url_name) or "")

    def _refused(self, request: HttpRequest, door: str) -> HttpResponse | None:
        if door in ANOTHER_WAY_IN and _owes_a_recovery_code(request):
            return redirect("mfa_reauthenticate")
        if door in FIRST_KEY and (refused := _with_more_than_the_first_step(request)):
            return refused
        if door in TAKEN_AWAY and (refused := _but_the_last(request)):
            return refused
        if door == "mfa_activate_totp" and (refused := _where_allowed(request)):
            return refused
        if door in OF_A_KEY and (refused := _with_more_than_a_code(request)):
            return refused
        if door in ENROLMENT or factors.used(request):
            return None
        if wants_json(request):
            return answer(request, Refusal("auth.second_factor", _("A second factor is needed."), status=401))
        return redirect(_next_step(int(request.user.pk or 0)))


def _next_step(account_id: int) -> str:
    if factors.has_passkey(account_id):
        return "mfa_reauthenticate_webauthn"
    return "mfa_reauthenticate" if factors.has_any(account_id) or factors.has_codes(account_id) else "mfa_index"


def _owes_a_recovery_code(request: HttpRequest) -> bool:
    """Every key is reported lost: a password or a provider alone would let its thief add the next one (AC17)."""
    account_id = int(request.user.pk or 0)
    only_codes = factors.has_codes(account_id) and not factors.has_any(account_id)
    return only_codes and "recovery_codes" not in factors.used(request)


def _with_more_than_the_first_step(request: HttpRequest) -> HttpResponse | None:
    """The first key is added in the visit that a link began, or while a second person still has to confirm it (AC17)."""
    account = request.user
    if factors.used(request) or factors.began_by_link(request) or factors.has_any(int(account.pk or 0)):
        return None
    if account.quarantined_at and account.quarantined_until is None:  # type: ignore[union-attr]
        return None
    return answer(
        request,
        Refusal(
            "auth.first_key",
            _("What you entered with is not enough to add a key."),
            _("Ask the national administrator of your authority for a recovery: the link from there lets you add one."),
            status=403,
        ),
    )


def _but_the_last(request: HttpRequest) -> HttpResponse | None:
    if factors.count(int(request.user.pk or 0)) != 1:
        return None
    return answer(
        request,
        Refusal(
            "auth.only_key",
            _("This is the only key that lets you in."),
            _(
                "Add another one first. If it is lost, say so under “What you enter with”: it opens nothing from then on."
            ),
            status=409,
            template="accounts/nothing_to_show.html",
        ),
    )


def _with_more_than_a_code(request: HttpRequest) -> HttpResponse | None:
    """A code of the app can be read out to a stranger, so it adds and removes no key (AC24); the first key needs none."""
    used = factors.used(request)
    if used & {"webauthn", "recovery_codes"} or not factors.has_any(int(request.user.pk or 0)):
        return None
    if used <= {factors.PROVIDER} and factors.has_passkey(int(request.user.pk or 0)):
        return redirect("mfa_reauthenticate_webauthn")
    return answer(
        request,
        Refusal(
            "auth.step_up",
            _("A code of the app does not let you change your keys."),
            _("Enter with a passkey or a recovery code, or ask the focal point of your authority for a new link."),
            status=403,
        ),
    )


def _within_scope(request: HttpRequest, token: Any) -> HttpResponse | None:
    if token.scope == "write" or request.method in READING or request.path in JUST_ASKING:
        return None
    return answer(
        request,
        Refusal(
            "auth.scope", _("This token can only read."), _("Use a token with the scope “read and write”."), status=403
        ),
    )


def _where_allowed(request: HttpRequest) -> HttpResponse | None:
    """One-time codes only where a dated setting of the authority allows them (AC24)."""
    actor = actor_of(request)
    if Authority.objects.filter(pk__in=actor.authority_ids, allows_totp=True).exists():
        return None
    return answer(
        request,
        Refusal(
            "auth.passkey_only",
            _("Your authority does not allow one-time codes."),
            _("Add a passkey instead: a security key, or the one in your device."),
            status=403,
        ),
    )
