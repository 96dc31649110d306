"""How long does a visit last, and what happens to it at a step-up and at the end? (AC25)"""

import time
from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ilonet.access.actor import actor_of
from ilonet.lib.refusals import Refusal
from ilonet.site.refusing import answer, wants_json

BEGAN, SEEN = "visit_began", "visit_seen"
NOTED_EVERY_SECONDS = 60


class Visits:
    """Measured by the clock of this process, as the age of cookies is: a demonstration's own clock may jump."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_someone(request) or getattr(request, "token", None):
            return self.get_response(request)
        if _is_over(request):
            return _ended(request)
        shown = len(get_authentication_records(request, request.user))
        response = self.get_response(request)
        if not _is_someone(request):
            # What drafts and keys this browser kept goes too; pages were never kept, and the cookie is taken back.
            response.headers["Clear-Site-Data"] = '"storage"'
        elif len(get_authentication_records(request, request.user)) > shown:
            _rotate(request)
        return response


def _is_someone(request: HttpRequest) -> bool:
    return bool(request.user.is_authenticated)


def _is_over(request: HttpRequest) -> bool:
    now, session = time.time(), request.session
    began, seen = session.get(BEGAN), session.get(SEEN)
    if began is None or seen is None:
        session[BEGAN] = session[SEEN] = now
        return False
    longest, idle = settings.VISIT_SECONDS, settings.VISIT_IDLE_SECONDS
    restraint = actor_of(request).restraint
    if restraint and restraint.of_country:  # R-DP-7: a shorter visit
        longest, idle = settings.RISK_VISIT_SECONDS, settings.RISK_VISIT_IDLE_SECONDS
    if now - began > longest or now - seen > idle:
        return True
    if now - seen > NOTED_EVERY_SECONDS:
        session[SEEN] = now
    return False


def _ended(request: HttpRequest) -> HttpResponse:
    logout(request)
    told = _("Your visit ended because of its length, or because nothing happened for a while.")
    if wants_json(request):
        return answer(request, Refusal("auth.visit_ended", told, _("Sign in again."), status=401))
    messages.warning(request, told)
    response = redirect("account_login")
    if request.method == "GET":
        response = redirect(f"{response.url}?{_next(request)}")
    return response


def _next(request: HttpRequest) -> str:
    from_query = request.GET.copy()
    from_query.clear()
    from_query["next"] = request.get_full_path()
    return from_query.urlencode()


def _rotate(request: HttpRequest) -> None:
    """Somebody has just shown more of themselves: the key of before is worth nothing any more."""
    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)
