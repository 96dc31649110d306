"""Who asks too often at a door of the entrance? They wait; whoever holds the right thing passes beside it (AC23)."""

from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal


def is_exhausted(request: Any, door: str, key: str | None = None) -> bool:
    """Counts this attempt: provider, token, enrolment, feed, by the network it comes from; a fetch by its feed."""
    limits = settings.ENTRANCE_RATE_LIMITS
    return not ratelimit.consume(request, app="ilonet.accounts", action=door, key=key, config=limits, limit_get=True)


def insist_patience(request: Any, door: str, key: str | None = None) -> None:
    """Raises Refusal 429; what was counted stays."""
    if is_exhausted(request, door, key):
        raise too_many()


def too_many() -> Refusal:
    return Refusal(
        "request.too_many",
        _("Too many requests came in a short time."),
        _("Wait a minute, then try again. You are not locked out."),
        status=429,
        keeps=True,
    )
