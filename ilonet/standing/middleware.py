"""One transaction per request, in which the database knows who asks; undone when the answer is a refusal."""

from collections.abc import Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ilonet.access.actor import NO_ONE, Actor
from ilonet.access.context import stand_in
from ilonet.accounts import factors
from ilonet.standing.acting import acting_as


class Standing:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        with transaction.atomic():
            if user.is_authenticated:
                actor = _as_entered(request, acting_as(user.pk))
                request.actor = actor  # type: ignore[attr-defined]
                zone = ZoneInfo(actor.zone)
            else:
                stand_in([])
                request.actor, zone = NO_ONE, None  # type: ignore[attr-defined]
            with timezone.override(zone):
                return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Nothing half done: whatever was written before the refusal goes."""
        if not getattr(exception, "keeps", False):
            transaction.set_rollback(True)


def _as_entered(request: HttpRequest, actor: Actor) -> Actor:
    """With what they entered, and in which of their hats they act: the chosen one first, the others after it."""
    chosen = request.session.get("hat") if request.session.session_key else None
    hats = sorted(actor.hats, key=lambda hat: hat.label != chosen) if chosen else actor.hats
    return replace(actor, hats=tuple(hats), is_strong=factors.is_strong(request))
