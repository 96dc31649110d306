"""May these words be shown to a third person? The one place where requests and answers pass the gate (Arts 3(4), 9(3))."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ilonet.authorities.models import Authority
from ilonet.lib import keys
from ilonet.lib.refusals import Refusal
from ilonet.reports.gating import Screened, insist_clear_words
from ilonet.requests.asking import Asking
from ilonet.requests.replies import Replies, Reply
from ilonet.screening.finding import Finding
from ilonet.screening.gate import screen_fields
from ilonet.screening.masking import mask
from ilonet.screening.reasons import Reason

PURPOSE = "gate reason of a request"
Written = TypeVar("Written", Asking, Replies)


def screened(written: Asking | Replies) -> Screened:
    """What must be masked, what needs a reason, what has one; bound to exactly these words.

    What a class holds needs a second person in a report (security.md 7.2). A question or an answer is short: here it is
    masked, or it does not go.
    """
    told = written.words()
    found = _findings(told, written.language)
    given = {_key(one) for one in written.reasons}
    asked = [one for one in found if not one.held]
    return Screened(
        refused=tuple(one for one in found if one.held),
        unexplained=tuple(one for one in asked if _key(_place(one, told)) not in given),
        explained=tuple(one for one in asked if _key(_place(one, told)) in given),
    )


def insist_clear(written: Asking | Replies) -> None:
    """Raises Refusal 422 `gate.refused`, with every open finding and none of the words found."""
    verdict = screened(written)
    if not verdict.open:
        return
    found = verdict.open
    raise Refusal(
        "gate.refused",
        ngettext(
            "The gate found one place that may not be shared.",
            "The gate found %(n)s places that may not be shared.",
            len(found),
        )
        % {"n": len(found)},
        _(
            "Mask each place or, where you are asked, say why it is no personal data. A question about one person"
            " belongs into SIENA or your national channel. What you wrote is kept."
        ),
        status=422,
        field=found[0].field,
        more={"verdict": verdict.verdict, "findings": [one.as_json() for one in found]},
    )


def masked(written: Written, place: str = "") -> Written:
    """With a short word wherever something may not stand; in one place, or in all."""
    told = written.words()
    found = _findings(told, written.language)
    for name in {one.field for one in found} & ({place} if place else set(told)):
        here = [one for one in found if one.field == name]
        written = with_words(written, name, mask(told[name], here, written.language))
    return written


def explained(written: Written, finding: Finding, reason: str, note: str) -> Written:
    """The author's word, bound to the exact words of the place: any change to them voids the reason."""
    if reason not in Reason.values or (reason == Reason.OTHER and not note.strip()):
        raise Refusal(
            "gate.reason_missing",
            _("Choose why this is no personal data; “another reason” must be stated."),
            _("Choose one from the list, or mask the place."),
            status=422,
            field="reason",
        )
    insist_clear_words(note, field="note", language=written.language)
    given = _place(finding, written.words()) | {"reason": reason, "note": note.strip()[:300]}
    kept: list[dict[str, Any]] = [one for one in written.reasons if _key(one) != _key(given)]
    return replace(written, reasons=[*kept, given])


def reason_for(written: Asking | Replies, finding: Finding) -> dict[str, Any]:
    """What its author has said of an explained place."""
    sought = _key(_place(finding, written.words()))
    return next(one for one in written.reasons if _key(one) == sought)


def with_words(written: Written, place: str, words: str) -> Written:
    """The same with one place rewritten."""
    name, _dot, number = place.partition(".")
    if not number:
        return replace(written, **{name: words})  # type: ignore[arg-type]
    held = list(getattr(written, name))
    if name == "replies":
        held[int(number)] = Reply(words, held[int(number)].is_nothing)
    elif name == "reasons":
        held[int(number)] = held[int(number)] | {"note": words}
    else:
        held[int(number)] = words
    return replace(written, **{name: held})  # type: ignore[arg-type]


def _findings(told: dict[str, str], language: str) -> list[Finding]:
    """Functional mailboxes of authorities are no personal data (requirements C.5)."""
    mailboxes = frozenset(Authority.objects.exclude(mailbox="").values_list("mailbox", flat=True))
    return list(screen_fields(told, language, allowed_addresses=mailboxes).findings)


def _place(finding: Finding, told: dict[str, str]) -> dict[str, Any]:
    return {
        "class": finding.class_,
        "kind": finding.kind,
        "start": finding.start,
        "end": finding.end,
        "digest": keys.fingerprint(told[finding.field], purpose=PURPOSE),
    }


def _key(place: dict[str, Any]) -> tuple[Any, ...]:
    return place["kind"], place["start"], place["end"], place["digest"]
