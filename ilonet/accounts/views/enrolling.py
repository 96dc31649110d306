"""The first entry, by a link that works once."""

from collections.abc import Callable

from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.models import UserSession
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from ilonet.accounts import enrolment, factors
from ilonet.accounts.models import Account, Enrolment
from ilonet.accounts.patience import insist_patience
from ilonet.accounts.providers import binding, configured
from ilonet.lib.fragments import page
from ilonet.lib.refusals import Refusal


@login_not_required
@require_http_methods(["GET", "POST"])
def enrol(request: HttpRequest, code: str) -> HttpResponse:
    """Looking uses nothing up: links are fetched by mail programs before people press them."""
    found = invited(request, code)
    if request.method == "GET":
        codes = binding.codes_of_newcomer(found.account) if configured.providers() else set()
        return page(
            request,
            "accounts/enrol.html",
            sign_in=found.account.sign_in,
            until=found.until,
            code=code,
            providers=[one for one in configured.providers() if one.speaks_for(codes)],
        )
    begin_anew(request, found)
    return redirect("mfa_add_webauthn")


def invited(request: HttpRequest, code: str) -> Enrolment:
    """A link that is one always opens; whoever tries others in a row waits (AC21). Raises Refusal."""
    try:
        return enrolment.invited(code)
    except Refusal as refusal:
        insist_patience(request, "enrolment")
        refusal.keeps = True
        raise


def begin_anew(request: HttpRequest, found: Enrolment, *, first: Callable[[Account], None] | None = None) -> Account:
    """Whoever was here before leaves, and whoever holds the link enters: after all that may be refused, `first` as well."""
    with transaction.atomic():
        account = enrolment.redeem(found)
        if first:
            first(account)
    logout(request)
    login(request, account, backend="ilonet.accounts.backend.Backend")
    record_authentication(request, account, method=factors.LINK)
    UserSession.objects.create_from_request(request)
    return account
