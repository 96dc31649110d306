"""In which of their hats does a person act? The audit keeps the hat, never the person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ilonet.access.actor import actor_of
from ilonet.lib.refusals import Refusal


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Changes under what name acts are recorded, never what one may see or do."""
    chosen = request.POST.get("hat", "")
    if chosen not in {hat.label for hat in actor_of(request).hats}:
        raise Refusal(
            "hat.not_yours",
            _("You do not hold this function today."),
            _("Choose one of those on the page of your account."),
            status=400,
            field="hat",
        )
    request.session["hat"] = chosen
    messages.success(request, _("What you do from now on is recorded in the function you chose."))
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if is_ours and back.startswith("/") else "accounts:me")
