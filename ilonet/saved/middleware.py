"""Whatever form was sent and took effect: what was kept of it while it was typed is forgotten in the same transaction."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from ilonet.access.actor import actor_of
from ilonet.saved.unsent import forget

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class Sent:
    """Stands inside the transaction of the request. A form that comes back with something to mend goes on being kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        took_effect = request.method == "POST" and 300 <= response.status_code < 400
        form = request.POST.get("unsent") if took_effect and request.content_type in FORMS else None
        if form:
            forget(form, by=actor_of(request))
        return response
