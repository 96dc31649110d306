"""Who may sign in at all: an open account that is not suspended, asked again at every request."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend


class Backend(AuthenticationBackend):  # type: ignore[misc]
    def user_can_authenticate(self, user: Any) -> bool:
        return bool(user.may_enter)
