"""May these words be shown to the readers of the report? The gate that the report itself passed (Arts 3(4), 9(3))."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _

from ilonet.comments.wording import LONGEST, Said
from ilonet.lib.recognising import reads_like
from ilonet.lib.refusals import Refusal
from ilonet.reports import drafting, gating
from ilonet.reports.beside import place
from ilonet.reports.gating import Screened
from ilonet.reports.text import Text
from ilonet.screening.finding import Finding

FIELD = "sections.0.text"  # where the gate sees them: as the one section of a text without a heading


def heard(text: str, language: str) -> Said:
    """In the language of the page, unless it clearly reads like another one."""
    words = text.replace("\r\n", "\n").strip()
    return Said(words, reads_like(words, marked=language) or language)


def screened(said: Said, thing: UUID | None = None) -> Screened:
    """`thing`: the public id of a comment that is edited, of whose places a reviewer may have said that they be masked."""
    return gating.screened(_as_text(said), thing)


def masked(said: Said) -> Said:
    return replace(said, text=gating.masked(_as_text(said)).sections[0]["text"])


def explained(said: Said, given: Mapping[str, str]) -> Said:
    """With the reasons that stand beside the places, `reason-<place>` and `note-<place>`; a place without one stays open."""
    text = _as_text(said)
    for finding in gating.screened(text).unexplained:
        key = place(finding, said.text).key
        if given.get(f"reason-{key}"):
            text = gating.explained(text, finding, given[f"reason-{key}"], given.get(f"note-{key}", ""))
    return replace(said, reasons=text.reasons)


@dataclass(frozen=True)
class Explained:
    """What passes on its writer's word, with the words and the reason of each place."""

    words: dict[str, str]
    explained: tuple[Finding, ...]
    reason_for: Callable[[Finding], Mapping[str, str]]


def explained_in(said: Said) -> Explained:
    text = _as_text(said)
    found = gating.screened(text).explained
    return Explained(gating.fields_of(text), found, lambda one: gating.reason_for(text, one))


def insist(said: Said, thing: UUID | None = None) -> None:
    """Raises Refusal: 422 `comment.empty`, 413 `text.too_long`, `gate.refused` for what may not stand there."""
    if not said.text:
        raise Refusal(
            "comment.empty",
            _("Nothing is written yet."),
            _("Write what you want to say, then send it."),
            status=422,
            field="text",
        )
    if len(said.text) > LONGEST:
        raise Refusal(
            "text.too_long",
            _("The comment is too long; at most %(most)s characters fit.") % {"most": LONGEST},
            _("Shorten it, or write a report of your own."),
            status=413,
            field="text",
        )
    try:
        drafting.insist_storable(_as_text(said))
        gating.insist_clear(_as_text(said), thing)
    except Refusal as refused:
        raise _told(refused) from refused


def _told(refused: Refusal) -> Refusal:
    """Of the field that the writer knows."""
    more = dict(refused.more or {})
    if "findings" in more:
        more["findings"] = [one | {"field": "text"} for one in more["findings"]]
        hint = _("Mask each place or, where you are asked, say why it is no personal data. Nothing was sent.")
        return replace(refused, field="text", more=more, hint=hint)
    return replace(refused, field="text")


def _as_text(said: Said) -> Text:
    return Text(sections=[{"heading": "", "text": said.text}], language=said.language, reasons=said.reasons)
