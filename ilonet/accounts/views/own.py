"""One's own account: what one enters with, in which hat one acts, in which language and hour one reads."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ilonet.access.actor import actor_of
from ilonet.accounts import factors
from ilonet.accounts.forms import Settings
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted


@require_GET
def me(request: HttpRequest) -> HttpResponse:
    ask(request.GET)
    return page(
        request,
        "accounts/me.html",
        hats=actor_of(request).hats,
        has_passkey=factors.has_passkey(int(request.user.pk or 0)),
    )


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    form = Settings(posted(request), instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        translation.activate(form.cleaned_data["language"])
        messages.success(request, _("Saved. Names, dates and times follow from now on."))
        return redirect("accounts:me")
    return page(request, "accounts/settings.html", form=form, status=422 if form.errors else 200)
