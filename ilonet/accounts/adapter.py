"""How allauth fits this product: nobody signs up by themselves, a passkey is the rule, an attacker only slows themselves."""

import re
import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ilonet.accounts import factors
from ilonet.accounts.entries import note
from ilonet.accounts.factors import KNOWN_BROWSER, KNOWN_SECONDS, known_browser
from ilonet.accounts.models import Account
from ilonet.lib.refusals import Refusal

HERE = re.compile(r"/(?![/\\])[^\x00-\x20\\]*$")


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """An account comes from an authority, with a deployment or an authorisation (C.1, C.18)."""
        return False

    def get_user_search_fields(self) -> list[str]:
        return ["sign_in"]

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Every spelling of a name is one name, for the lookup and for the limit (AC21)."""
        if name := credentials.get("username"):
            credentials["username"] = Account.normalize_username(name)
        return super().authenticate(request, **credentials)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Strangers share one limit for a name; its owner, in a browser known from before, has another (AC23)."""
        name = credentials.get("username", "")
        owner, browser = known_browser(request)
        if browser and Account.objects.filter(public_id=owner, sign_in=name).exists():
            return f"{name} from {browser}"
        return str(name)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """A passkey is asked first, wherever there is one. Raises Refusal 403 for whoever has nothing to show yet."""
        ways = super().get_reauthentication_methods(user)
        if not ways:
            raise Refusal(
                "auth.nothing_to_show",
                _("You have no passkey, code or password yet by which you could show that it is you."),
                _("Add a passkey under “What you enter with”, then repeat what you did."),
                status=403,
                template="accounts/nothing_to_show.html",
            )
        return sorted(ways, key=lambda way: way["url"] != reverse("mfa_reauthenticate_webauthn"))

    def is_safe_url(self, url: str | None) -> bool:
        """Only a path of this house; the library's own reading fails on addresses that are none (H45)."""
        return bool(HERE.match(url or ""))

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        request.session.pop("hat", None)
        if not user.may_enter:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def login(self, request: HttpRequest, user: Any) -> None:
        """Asked again after the second step: the account may have been suspended in between (AC12)."""
        if not user.may_enter:
            raise ImmediateHttpResponse(self.respond_user_inactive(request, user))
        super().login(request, user)

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        response = super().post_login(request, user, **kwargs)
        response.set_signed_cookie(
            KNOWN_BROWSER,
            f"{user.public_id} {secrets.token_urlsafe(12)}",
            salt=KNOWN_BROWSER,
            max_age=KNOWN_SECONDS,
            httponly=True,
            samesite="Strict",
            secure=request.is_secure(),
            path="/account/",
        )
        note("account.entered", user, **factors.provider_of(request, user))
        return response
