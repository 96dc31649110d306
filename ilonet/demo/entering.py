"""Entering as one of the cast: in a database born as a demonstration, from this machine, and nowhere else."""

import ipaddress

from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ilonet.accounts.models import Account
from ilonet.demo.personas import personas
from ilonet.lib.birth import DEMONSTRATION, born_as
from ilonet.lib.fragments import page
from ilonet.lib.refusals import Refusal, absent

OF_A_PROXY = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip", "Via")


def doors() -> list[URLPattern]:
    """Not even routed in a real database."""
    return [path("demo/enter/", enter, name="demo-enter")] if _is_demonstration() else []


def _is_demonstration() -> bool:
    try:
        return born_as() == DEMONSTRATION
    except DatabaseError:  # not migrated yet, or not there: then nobody enters by this door
        return False


# Exempt: it knows no secret, answers this machine only, and a stranger's page gains nothing by signing one in as a persona.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    if not _from_this_machine(request):
        raise absent()
    if request.method == "GET":
        known = Account.objects.exclude(persona="").values_list("persona", flat=True)
        return page(request, "demo/enter.html", personas=[one for one in personas() if one.name.lower() in set(known)])
    account = (
        Account.objects.filter(persona=request.POST.get("persona", "").strip().lower()).exclude(persona="").first()
    )
    if account is None:
        raise Refusal(
            "demo.no_such_persona",
            _("There is no such persona."),
            _("Choose one from the list at /demo/enter/."),
            status=404,
        )
    login(request, account, backend="ilonet.accounts.backend.Backend")
    UserSession.objects.create_from_request(request)
    return redirect("site:home")


def _from_this_machine(request: HttpRequest) -> bool:
    if any(name in request.headers for name in OF_A_PROXY):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
