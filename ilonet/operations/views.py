"""How is the installation? To strangers whether it is well; to its administrators in words, and what to do."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from ilonet.access.actor import actor_of
from ilonet.lib.fragments import page
from ilonet.lib.refusals import absent
from ilonet.operations import asking

# Without these no page is answered rightly. A missing worker or an old backup must not take the pages away too.
NEEDED_TO_SERVE = {"database", "tables", "role", "policies", "keys"}
LOOKS_AFTER = {"administrator", "security_officer"}


@login_not_required
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """For machines that watch: the names of what is broken; 503 only where nobody should be sent here."""
    names = asking.trouble()
    return JsonResponse({"ok": not names, "trouble": names}, status=503 if NEEDED_TO_SERVE & {*names} else 200)


@require_safe
def state(request: HttpRequest) -> HttpResponse:
    if not actor_of(request).functions & LOOKS_AFTER:
        raise absent()
    found = asking.ask_all()
    return page(request, "operations/state.html", found=found, worst=asking.worst(found))
