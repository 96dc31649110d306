"""Who is this request from, when it carries a token instead of a session; and in which language do we answer?"""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from ilonet.accounts import tokens
from ilonet.accounts.patience import is_exhausted

BEARER = "Bearer "


class Bearer:
    """A token counts on /api/ alone; a session counts everywhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.token, request.is_hasty = None, False  # type: ignore[attr-defined]
        header = request.headers.get("Authorization", "")
        if header and request.path.startswith("/api/"):
            token = tokens.holder(header.removeprefix(BEARER)) if header.startswith(BEARER) else None
            request.is_hasty = token is None and is_exhausted(request, "token")  # type: ignore[attr-defined]
            request.user = token.account if token else AnonymousUser()
            request.token = token  # type: ignore[attr-defined]
            request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]  # noqa: SLF001 — no cookie is trusted here
        return self.get_response(request)


class AccountLanguage:
    """A person's own language, unless this browser chose another one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and "django_language" not in request.COOKIES:
            translation.activate(request.user.language)
        return self.get_response(request)
