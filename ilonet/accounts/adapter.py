"""How allauth fits this product: nobody signs up by themselves, and a passkey is the rule."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """An account comes from an authority, with a deployment or an authorisation (C.1, C.18)."""
        return False

    def get_user_search_fields(self) -> list[str]:
        return ["sign_in"]

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        request.session.pop("hat", None)
        return super().pre_login(request, user, **kwargs)
