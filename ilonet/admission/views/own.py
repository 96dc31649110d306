"""One's own account when something is amiss: the quarantine one is in, and a passkey that is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ilonet.access.actor import actor_of
from ilonet.access.restraint import QUARANTINE
from ilonet.accounts import endings, factors
from ilonet.accounts.models import Account
from ilonet.admission.code import code_of
from ilonet.admission.models import Admission
from ilonet.audit.recording import record
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.lib.refusals import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_GET
def quarantine(request: HttpRequest) -> HttpResponse:
    ask(request.GET)
    actor = actor_of(request)
    held = actor.restraint if actor.restraint and actor.restraint.kind == QUARANTINE else None
    open_ = Admission.objects.visible_to(actor).filter(account=actor.account_id, confirmed_at=None, ended_at=None)
    admission = open_.select_related("authority").order_by("-asked_at", "-pk").first() if held else None
    return page(
        request,
        "admission/quarantine.html",
        held=held,
        admission=admission,
        code=code_of(admission) if admission else "",
    )


@require_http_methods(["GET", "POST"])
def lost(request: HttpRequest) -> HttpResponse:
    """Needs no key: whoever has lost one could not show it. It only ever takes away."""
    ask(request.GET)
    actor = actor_of(request)
    held = Authenticator.objects.filter(user_id=actor.account_id, type=Authenticator.Type.WEBAUTHN).order_by("pk")
    if request.method == "GET":
        return page(request, "admission/lost.html", held=list(held))
    asked = request.POST.get("key", "")
    found = held.filter(pk=int(asked)).first() if asked.isascii() and asked.isdigit() and len(asked) < 10 else None
    if found is None:
        raise Refusal(
            "account.no_such_key",
            _("You have no passkey like that."),
            _("Choose one from the list."),
            field="key",
        )
    found.delete()
    account = Account.objects.get(pk=int(actor.account_id or 0))
    endings.end_visits(account)
    record("account.key_lost", by=actor, noun="accounts.account", public_id=account.public_id)
    logout(request)
    messages.success(request, _("The passkey lets nobody in any more, and every visit and token has ended."))
    messages.info(request, _way_on(account.pk))
    return redirect("account_login")


def _way_on(account_id: int) -> str:
    """A password, or a provider, adds no key by itself."""
    if factors.has_any(account_id):
        return _("Enter with another key.")
    if factors.has_codes(account_id):
        return _("Enter with a recovery code, and add a new passkey at once.")
    return _("Nothing else lets you in: ask the national administrator of your authority for a recovery.")
