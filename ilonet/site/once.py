"""A second press or a resend does nothing twice: one-time keys of forms and calls, kept with the effect."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from ilonet.access.actor import actor_of
from ilonet.accounts.models import Once
from ilonet.lib.refusals import Refusal
from ilonet.site.refusing import answer, wants_json

LONGEST_KEY = 255
LARGEST_ANSWER = 100_000


class OnlyOnce:
    """Stands inside the transaction of the request: key and effect are kept together or not at all.

    Asks only once every door before it has opened: a resend passes the same checks as the first press.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.once = None  # type: ignore[attr-defined]
        response = self.get_response(request)
        kept: Once | None = request.once  # type: ignore[attr-defined]
        if kept is None:
            return response
        if _took_effect(request, response):
            _keep(kept, request, response)
        elif not transaction.get_rollback():
            kept.delete()
        return response

    def process_view(self, request: HttpRequest, view: Any, *_args: Any) -> HttpResponse | None:
        if request.method in {"GET", "HEAD", "OPTIONS"} or not request.user.is_authenticated:
            return None
        key = request.headers.get("Idempotency-Key") if wants_json(request) else request.POST.get("once")
        if not key:
            return None
        if len(key) > LONGEST_KEY or not key.isprintable():
            return answer(
                request,
                Refusal("once.key", _("The one-time key is not usable."), _("Send up to 255 visible characters.")),
            )
        return self._once(request, key, int(request.user.pk))

    def _once(self, request: HttpRequest, key: str, account_id: int) -> HttpResponse | None:
        digest = _digest(request)
        mine = Once(account_id=account_id, key=key, digest=digest)
        # A second press at the same moment waits here until the first has ended.
        Once.objects.bulk_create([mine], ignore_conflicts=True)
        kept = Once.objects.select_for_update().get(account_id=account_id, key=key)
        if kept.status:
            return _again(request, kept, digest)
        request.once = kept  # type: ignore[attr-defined]
        return None


def _keep(kept: Once, request: HttpRequest, response: HttpResponse) -> None:
    kept.status, kept.location = response.status_code, response.headers.get("Location", "")[:500]
    kept.circles = actor_of(request).circle_list
    if wants_json(request) and len(response.content) <= LARGEST_ANSWER:
        kept.tell(response.content)
    kept.save(update_fields=["status", "location", "answer", "circles"])


def _took_effect(request: HttpRequest, response: HttpResponse) -> bool:
    if wants_json(request):
        return 200 <= response.status_code < 300
    return 300 <= response.status_code < 400


def _again(request: HttpRequest, kept: Once, digest: str) -> HttpResponse:
    if kept.digest != digest:
        return answer(
            request,
            Refusal(
                "once.reused",
                _("This form was already sent with another content."),
                _("Open the page again and send it from there."),
                status=409,
            ),
        )
    if wants_json(request):
        return _told_again(request, kept)
    return HttpResponseRedirect(kept.location or "/")


def _told_again(request: HttpRequest, kept: Once) -> HttpResponse:
    """The same words only to whoever still stands where they were said: access that ended has ended here too (AC11)."""
    if kept.answer is None or not set(kept.circles) <= actor_of(request).circles:
        return answer(
            request,
            Refusal(
                "once.done",
                _("This was done when it was first sent; the answer is not repeated."),
                _("Ask for what it changed."),
                status=409,
            ),
        )
    return HttpResponse(kept.told, status=kept.status or 200, content_type="application/json")


def _digest(request: HttpRequest) -> str:
    """Of what was asked, not of how the browser wrapped it."""
    if wants_json(request):
        asked = request.body
    else:
        fields = sorted((name, request.POST.getlist(name)) for name in request.POST if name != "csrfmiddlewaretoken")
        asked = json.dumps(fields).encode()
    return hashlib.sha256(f"{request.method} {request.path}\n".encode() + asked).hexdigest()
