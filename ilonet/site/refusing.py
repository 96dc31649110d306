"""How does a refusal reach whoever asked? The same four things on a page and as JSON (security.md 3.1)."""

import logging
import secrets
from collections.abc import Callable

from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import IntegrityError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal, absent

log = logging.getLogger("ilonet.refusals")


class Refusing:
    """Stands outside the middleware that opens the transaction, so that nothing half done is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return in_our_words(request, self.get_response(request))
        except (Refusal, OperationalError) as refused:  # from a middleware further in, or at commit
            return self.process_exception(request, refused) or _unavailable(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        refusal = as_refusal(exception)
        return answer(request, refusal) if refusal else None


def answer(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The refusal, with a reference that stands in the log; never the offending value."""
    ref = secrets.token_hex(4)
    log.info(
        "refused %s %s %s %s",
        ref,
        refusal.status,
        refusal.code,
        request.resolver_match and request.resolver_match.route,
    )
    told = {"code": refusal.code, "message": str(refusal.message), "hint": str(refusal.hint), "ref": ref}
    if wants_json(request):
        if refusal.field:
            told["field"] = refusal.field
        response: HttpResponse = JsonResponse({"error": told | (refusal.more or {})}, status=refusal.status)
    else:
        context = (refusal.more or {}) | told | {"status": refusal.status}
        response = render(request, refusal.template, context, status=refusal.status)
    if refusal.status in {429, 503}:
        response.headers["Retry-After"] = "30"
    response.refusal = refusal  # type: ignore[attr-defined]
    return response


def in_our_words(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The framework and the sign-in library refuse some things themselves, in few words and without a reference."""
    if response.status_code not in {405, 429} or hasattr(response, "refusal"):
        return response
    if response.status_code == 405:
        refusal = Refusal(
            "method.not_allowed",
            _("This address does not take this kind of request."),
            _("Go back and use the button on the page."),
            status=405,
        )
    else:
        refusal = Refusal(
            "request.too_many",
            _("Too many requests came in a short time."),
            _("Wait a minute, then try again. You are not locked out."),
            status=429,
        )
    told = answer(request, refusal)
    if "Allow" in response.headers:
        told.headers["Allow"] = response.headers["Allow"]
    return told


def wants_json(request: HttpRequest) -> bool:
    """A program, or a page that saves a draft in the background."""
    return request.path.startswith("/api/") or request.headers.get("Accept") == "application/json"


def as_refusal(exception: Exception) -> Refusal | None:
    match exception:
        case Refusal():
            return exception
        case Http404():
            return absent()
        case PermissionDenied():
            return Refusal(
                "not_allowed",
                _("Your present function does not allow this."),
                _("Ask the back office of the authority that owns it."),
                status=403,
            )
        case RequestDataTooBig() | TooManyFieldsSent() | TooManyFilesSent():
            return Refusal(
                "request.too_large",
                _("What was sent is too large."),
                _("Send less text, or a smaller file."),
                status=413,
            )
        case SuspiciousOperation() | BadRequest():
            return Refusal(
                "request.not_understood",
                _("The server could not understand this request."),
                _("Go back one page, reload it, and try again. If you typed the address, check it."),
            )
        case IntegrityError():
            return Refusal(
                "conflict",
                _("This does not fit with what is already there."),
                _("Load the page again and look at what has changed."),
                status=409,
            )
        case OperationalError():
            return Refusal(
                "unavailable", _("The database does not answer at the moment."), _("Try again in a minute."), status=503
            )
    return None


def _unavailable(request: HttpRequest) -> HttpResponse:
    return answer(
        request, Refusal("unavailable", _("ilonet is not available at the moment."), _("Try again."), status=503)
    )
