"""What do nouns that stand higher show beneath a report? Each says so here; a report knows none of them."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.utils.safestring import SafeString

from ilonet.reports.models import Report, SharedDraft

Part = Callable[[HttpRequest, Report], SafeString]
OfDraft = Callable[[HttpRequest, SharedDraft], SafeString]
PARTS: list[Part] = []
OF_DRAFTS: list[OfDraft] = []


def stands_beneath(part: Part) -> Part:
    """Declares a view of a part of the page; nothing is shown where it answers nothing."""
    PARTS.append(part)
    return part


def beneath(request: HttpRequest, report: Report) -> list[SafeString]:
    return [shown for shown in (part(request, report) for part in PARTS) if shown]


def stands_beneath_draft(part: OfDraft) -> OfDraft:
    """The same beneath a draft that is shared before its release."""
    OF_DRAFTS.append(part)
    return part


def beneath_draft(request: HttpRequest, draft: SharedDraft) -> list[SafeString]:
    return [shown for shown in (part(request, draft) for part in OF_DRAFTS) if shown]
