"""Which doors are open before one has entered, and what a second factor opens."""

from collections.abc import Callable
from functools import cache
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ilonet.authorities.models import Authority
from ilonet.lib.birth import DEMONSTRATION, born_as
from ilonet.lib.refusals import Refusal
from ilonet.site.refusing import answer, wants_json

ENROLMENT = ("/account/", "/language/", "/static/", "/health/")
READING = {"GET", "HEAD", "OPTIONS"}
JUST_ASKING = {"/api/v1/screen"}  # a POST that changes nothing


class SignedIn(LoginRequiredMiddleware):
    """Doors are shut by default; a page sends to the entrance, the interface says 401."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        if not wants_json(request):
            return super().handle_no_permission(request, view_func)
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
        if not request.user.is_authenticated or not second_factor_required():
            return None
        if request.resolver_match and request.resolver_match.url_name == "mfa_activate_totp":
            return _where_allowed(request)
        if request.path.startswith(ENROLMENT) or any(
            record["method"] == "mfa" for record in get_authentication_records(request)
        ):
            return None
        if wants_json(request):
            return answer(request, Refusal("auth.second_factor", _("A second factor is needed."), status=401))
        return redirect("mfa_index")


@cache
def second_factor_required() -> bool:
    """A database stays what it was born as, so a process asks once."""
    return bool(settings.SECOND_FACTOR_REQUIRED) and born_as() != DEMONSTRATION


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
    actor = request.actor  # type: ignore[attr-defined]
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
