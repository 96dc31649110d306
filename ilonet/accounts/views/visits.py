"""End one of one's own visits, on this device or another."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ilonet.access.actor import actor_of
from ilonet.audit.recording import record
from ilonet.lib.refusals import absent


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    visit = UserSession.objects.filter(user_id=request.user.pk, pk=pk).first()
    if visit is None:
        raise absent()
    visit.end()
    record("visit.ended", by=actor_of(request), noun="usersessions.usersession", public_id=None)
    messages.success(request, _("This visit has ended: at its next step that browser has to sign in."))
    return redirect("usersessions_list")
