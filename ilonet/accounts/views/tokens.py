"""One's own keys for the interface between machines: made for a purpose and a time, shown once, ended at will."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ilonet.access.actor import actor_of
from ilonet.accounts import factors, tokens
from ilonet.accounts.forms import NewToken
from ilonet.accounts.models import Token
from ilonet.lib import clock, keys
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted
from ilonet.lib.refusals import Refusal, absent

AT_MOST = 20
SHOWN_ONCE = "token_shown_once"


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    mine = Token.objects.filter(account_id=int(request.user.pk or 0), ended_at=None, until__gt=clock.Now()).order_by(
        "until", "pk"
    )
    form = NewToken(posted(request))
    if request.method == "POST" and form.is_valid():
        factors.insist_fresh(request, back=reverse("accounts:tokens"))
        if mine.count() >= AT_MOST:
            raise Refusal(
                "token.too_many",
                _("You have as many tokens as anybody may have."),
                _("End one that you no longer use."),
                status=409,
            )
        secret = tokens.issue(request.user, by=actor_of(request), **form.cleaned_data)  # type: ignore[arg-type]
        request.session[SHOWN_ONCE] = keys.seal(secret.encode(), place=SHOWN_ONCE).hex()
        return redirect("accounts:tokens")
    return page(
        request,
        "accounts/tokens.html",
        form=form,
        tokens=mine,
        secret=_just_made(request),
        status=422 if form.errors else 200,
    )


def _just_made(request: HttpRequest) -> str:
    """Sealed from one page to the next, and gone from there."""
    held = request.session.pop(SHOWN_ONCE, None) if request.method == "GET" else None
    return keys.unseal(bytes.fromhex(held), place=SHOWN_ONCE).decode() if held else ""


@require_POST
def end(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found = Token.objects.filter(account_id=int(request.user.pk or 0), public_id=public_id).first()
    if found is None:
        raise absent()
    tokens.end(found, by=actor_of(request))
    messages.success(request, _("This token opens nothing any more."))
    return redirect("accounts:tokens")
