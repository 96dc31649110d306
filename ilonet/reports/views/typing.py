"""What would the gate stop in the paragraph being typed? Asked while one writes; nothing of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ilonet.access.actor import actor_of
from ilonet.accounts.patience import insist_patience
from ilonet.lib.asking import ask
from ilonet.lib.refusals import Refusal
from ilonet.places.languages import LANGUAGES
from ilonet.reports.gating import findings_in
from ilonet.screening.masking import instead

if TYPE_CHECKING:
    from django.http import HttpRequest

    from ilonet.screening.finding import Finding

LONGEST = 20_000


@require_POST
def typing(request: HttpRequest) -> JsonResponse:
    """A reading, not an act: what counts is the gate's word on the exact text that is released (security.md 7.3)."""
    ask(request.GET)
    insist_patience(request, "typing", key=str(actor_of(request).account_id))
    words, language = request.POST.get("text", ""), request.POST.get("language", "en")
    if not words or len(words) > LONGEST:
        raise Refusal(
            "typing.length",
            _("The gate is asked about one paragraph at a time, of at most %(most)d letters.") % {"most": LONGEST},
            _("Send the paragraph that was changed as “text”; the whole is looked at when it is saved."),
            status=413 if words else 422,
            field="text",
        )
    found = findings_in({"text": words}, language if language in LANGUAGES else "en")
    return JsonResponse({"findings": [_told(one, words, language) for one in found]})


def _told(finding: Finding, words: str, language: str) -> dict[str, Any]:
    """With the words that one press puts in the place; none for a marking, which is never masked."""
    can_be_masked = finding.kind != "marking"
    place = words[finding.start : finding.end]
    return finding.as_json() | {
        "held": finding.held,
        "instead": instead(finding.kind, place, language) if can_be_masked else None,
    }
