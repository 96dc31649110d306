"""The first entry, by a link that works once."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from ilonet.accounts import enrolment
from ilonet.lib.fragments import page


@login_not_required
@require_http_methods(["GET", "POST"])
def enrol(request: HttpRequest, code: str) -> HttpResponse:
    """Looking uses nothing up: links are fetched by mail programs before people press them."""
    found = enrolment.invited(code)
    if request.method == "GET":
        return page(request, "accounts/enrol.html", sign_in=found.account.sign_in, until=found.until)
    logout(request)
    account = enrolment.redeem(found)
    login(request, account, backend="ilonet.accounts.backend.Backend")
    UserSession.objects.create_from_request(request)
    return redirect("mfa_add_webauthn")
