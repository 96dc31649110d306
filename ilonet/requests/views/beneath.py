"""What do nouns that stand higher show beneath a request? Each says so here; a request knows none of them."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.utils.safestring import SafeString

from ilonet.requests.models import Request

Part = Callable[[HttpRequest, Request], SafeString]
PARTS: list[Part] = []


def stands_beneath_request(part: Part) -> Part:
    """Declares a view of a part of the page; nothing is shown where it answers nothing."""
    PARTS.append(part)
    return part


def beneath(request: HttpRequest, of: Request) -> list[SafeString]:
    return [shown for shown in (part(request, of) for part in PARTS) if shown]
