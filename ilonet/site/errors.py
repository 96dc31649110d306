"""What is said when no view was reached, or one broke? The same four things as for every refusal (security.md 3.1)."""

import logging
import secrets
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token
from psycopg_pool import PoolTimeout

from ilonet.lib.refusals import Refusal, absent
from ilonet.site.refusing import answer, as_refusal, wants_json

log = logging.getLogger("ilonet.refusals")


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that was never there answers like a thing that is hidden."""
    return answer(request, absent())


@requires_csrf_token
def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Also for what is refused before any view, while the form is still being read: too large, for one."""
    return answer(request, as_refusal(exception) or absent())


@requires_csrf_token
def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(
        request,
        Refusal(
            "not_allowed",
            _("Your present function does not allow this."),
            _("Ask the authority that owns it, or act in another of your functions."),
            status=403,
        ),
    )


@requires_csrf_token
def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The setting CSRF_FAILURE_VIEW; the reason is for the log of the framework, not for the screen."""
    return answer(
        request,
        Refusal(
            "form.expired",
            _("This form is older than your visit."),
            _("Go back one page, reload it, and send it again. Your browser must accept the cookies of this site."),
            status=403,
        ),
    )


def failed(request: HttpRequest) -> HttpResponse:
    """Rendered without the request: whatever broke must not break the answer."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError, PoolTimeout)):
        return _database_away(request)
    ref = secrets.token_hex(4)
    log.error("failed %s 500 %s", ref, request.resolver_match and request.resolver_match.route)
    if wants_json(request):
        told = {"code": "server.failed", "message": _("The server failed while it did this.")}
        told |= {"hint": _("Try again in a few minutes, and quote the reference when you ask for help."), "ref": ref}
        return JsonResponse({"error": told}, status=500)
    return HttpResponse(render_to_string("500.html", {"ref": ref}), status=500)


def _database_away(request: HttpRequest) -> HttpResponse:
    """The database did not answer before a view was reached: nobody is known yet, so nothing of the frame is either."""
    told = {
        "code": "unavailable",
        "message": _("The database does not answer at the moment."),
        "hint": _("Try again in a minute. Nothing you typed is lost: go back one page to find it."),
        "ref": secrets.token_hex(4),
    }
    log.error("unavailable %s 503", told["ref"])
    if wants_json(request):
        answered: HttpResponse = JsonResponse({"error": told}, status=503)
    else:
        answered = HttpResponse(render_to_string("500.html", {"ref": told["ref"]} | told), status=503)
    answered.headers["Retry-After"] = "30"
    return answered
