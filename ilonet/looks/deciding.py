"""No personal data, mask it, or not here: said by a distinct person, with a reason, of one exact text (security.md 7.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal
from ilonet.looks.hosts import take_back
from ilonet.looks.models import Decision, Look
from ilonet.looks.passage import LONGEST
from ilonet.screening.gate import screen
from ilonet.screening.placeholders import placeholder

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

SHORTEST_REASON = 10  # characters
BEFORE = frozenset(Decision)
AFTERWARDS = frozenset({Decision.CLEAR, Decision.MASK})


def decide(look: Look, decision: str, because: str, proposal: str = "", *, by: Actor) -> None:
    """Releases nothing: the author goes on, or the back office does.

    Raises Refusal 409 for what waits for nobody any more, and for a reason that is missing or that repeats what the
    gate stops.
    """
    insist_waits(look, by)
    if decision not in (AFTERWARDS if look.is_afterwards else BEFORE):
        raise Refusal(
            "look.unknown_decision", _("This decision is not among those that can be taken."),
            _("Choose one from the page."), status=422, field="decision",
        )  # fmt: skip
    because = _insist_reason(because)
    proposed = ""
    if decision == Decision.MASK and not look.is_afterwards:
        proposed = proposal.strip() or placeholder(look.kind, look.language)
        _insist_clear(proposed, "proposal")
    with transaction.atomic():
        look.decide(decision, because, proposed, by=by)
        if look.is_afterwards and decision == Decision.MASK:
            take_back(look, because, by=by)


def insist_waits(look: Look, by: Actor) -> None:
    """Raises Refusal 409 to a reviewer; to its author it is not allowed, whether it waits or not."""
    if (look.is_waiting and look.kept_until > by.now) or by.may("ask", look):
        return
    raise Refusal(
        "look.over",
        _("This place waits for nobody any more: it was decided, changed or forgotten."),
        _("Look at your list again."),
        status=409,
    )


def _insist_reason(because: str) -> str:
    because = because.strip()
    if len(because) < SHORTEST_REASON:
        raise Refusal(
            "reason.missing",
            _("This needs a reason."),
            _("Say in one sentence what was found and why it is, or is not, personal data."),
            status=422,
            field="because",
        )
    _insist_clear(because, "because")
    return because


def _insist_clear(words: str, field: str) -> None:
    if len(words) > LONGEST:
        raise Refusal(
            "text.too_long",
            _("Part of the report is too long; at most %(most)s fit here.") % {"most": LONGEST},
            _("Say it in fewer words."),
            status=413,
            field=field,
        )
    for finding in screen(words, field=field).findings:
        raise Refusal(f"screening.{finding.class_}", finding.message, finding.advice, status=422, field=field)
