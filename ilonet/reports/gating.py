"""May this text be shown to a third person? The one place where reports pass the gate (design.md 5; Arts 3(4), 9(3))."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ilonet.access.actor import NO_ONE, Actor
from ilonet.authorities.models import Authority
from ilonet.lib import keys
from ilonet.lib.refusals import Refusal
from ilonet.looks.asking import Looked, insist_not_ones_own, looked, place_of
from ilonet.reports import particulars
from ilonet.reports.text import Section, Text
from ilonet.screening.finding import Finding
from ilonet.screening.gate import screen_fields
from ilonet.screening.masking import mask
from ilonet.screening.reasons import Reason

if TYPE_CHECKING:
    from uuid import UUID


PURPOSE = "gate reason"


@dataclass(frozen=True)
class Screened:
    """The gate's word on one exact text: what must be mended or looked at, what needs a reason, what has one or was let through."""

    refused: tuple[Finding, ...] = ()
    unexplained: tuple[Finding, ...] = ()
    explained: tuple[Finding, ...] = ()
    cleared: tuple[Finding, ...] = ()
    cleared_by: frozenset[str] = frozenset()  # pseudonyms

    @property
    def open(self) -> tuple[Finding, ...]:
        return self.refused + self.unexplained

    @property
    def every(self) -> tuple[Finding, ...]:
        return self.open + self.explained + self.cleared

    @property
    def verdict(self) -> str:
        if any(one.certainty == "certain" for one in self.refused):
            return "refused"
        return "review" if self.open else "clear"

    def within(self, field: str) -> list[Finding]:
        return [one for one in self.open if one.field == field]


def fields_of(text: Text) -> dict[str, str]:
    """Every text that a reader may see, by its place."""
    told = {"title": text.title, "rights_line": text.rights_line, "handling_note": text.handling_note, "why": text.why}
    for number, section in enumerate(text.sections):
        told |= {f"sections.{number}.{part}": section[part] for part in ("heading", "text")}
    told |= particulars.words_in(text.template, text.particulars)
    for number, given in enumerate(text.reasons):
        told[f"reasons.{number}"] = given["note"]
    return {place: said for place, said in told.items() if said}


def screened(text: Text, thing: UUID | None = None) -> Screened:
    """`thing`: the public id of the report, whose held places others may have looked at."""
    told = fields_of(text)
    found = {one: place_of(one, told[one.field]) for one in findings_in(told, text.language)}
    said = looked(thing) if found and thing else Looked()
    given = {_key(one) for one in text.reasons}
    held = [one for one, place in found.items() if one.held or place in said.disowned]
    asked = [one for one in found if one not in held]
    return Screened(
        refused=tuple(one for one in held if found[one] not in said.cleared),
        unexplained=tuple(one for one in asked if _key(_place(one, told)) not in given),
        explained=tuple(one for one in asked if _key(_place(one, told)) in given),
        cleared=tuple(one for one in held if found[one] in said.cleared),
        cleared_by=frozenset(said.cleared[found[one]] for one in held if found[one] in said.cleared),
    )


def insist_clear(text: Text, thing: UUID | None = None, *, by: Actor = NO_ONE) -> Screened:
    """Raises Refusal 422 `gate.refused`, with every open finding and none of the words found; 409 to who let a place through."""
    verdict = screened(text, thing)
    if verdict.open:
        raise _refusal(verdict.verdict, verdict.open)
    insist_not_ones_own(by, verdict.cleared_by)
    return verdict


def insist_clear_words(words: str, *, field: str, language: str = "en") -> None:
    """Of a line that others read and that has no place for a reason: here a possible name stops it as well."""
    found = findings_in({field: words}, language)
    if found:
        without = _("Nobody can say why in one line: write it without these words. Nothing is lost.")
        raise _refusal("refused", tuple(found), hint=without)


def masked(text: Text, field: str | None = None) -> Text:
    """The text with a short word in every place that may not stand there; in one field, or in all."""
    told = fields_of(text)
    found = findings_in(told, text.language)
    for place in {one.field for one in found}:
        if field in {None, place}:
            here = [one for one in found if one.field == place]
            text = with_words(text, place, mask(told[place], here, text.language))
    return text


def explained(text: Text, finding: Finding, reason: str, note: str) -> Text:
    """The author's word, bound to the exact text of the field: any change to it voids the reason."""
    insist_reason(reason, note, language=text.language)
    given = _place(finding, fields_of(text)) | {"reason": reason, "note": note.strip()[:300]}
    return replace(text, reasons=[*(one for one in text.reasons if _key(one) != _key(given)), given])


def reason_for(text: Text, finding: Finding) -> dict[str, Any]:
    """What its author has said of an explained place."""
    sought = _key(_place(finding, fields_of(text)))
    return next(one for one in text.reasons if _key(one) == sought)


def insist_reason(reason: str, note: str, *, language: str) -> None:
    """Raises Refusal for none of the list, for “another” that is not stated, and for a note that the gate stops."""
    if reason not in Reason.values or (reason == Reason.OTHER and not note.strip()):
        raise Refusal(
            "gate.reason_missing",
            _("Choose why this is no personal data; “another reason” must be stated."),
            _("Choose one from the list, or mask the place."),
            status=422,
            field="reason",
        )
    insist_clear_words(note, field="note", language=language)


def with_words(text: Text, field: str, words: str) -> Text:
    """The text with one field rewritten."""
    name, _dot, rest = field.partition(".")
    if name == "sections":
        number, part = rest.split(".")
        sections: list[Section] = [dict(one) for one in text.sections]
        sections[int(number)][part] = words
        return replace(text, sections=sections)
    if name == "particulars":
        return replace(text, particulars=particulars.with_words(text.particulars, field, words))
    if name == "reasons":
        reasons = [dict(one) for one in text.reasons]
        reasons[int(rest)]["note"] = words
        return replace(text, reasons=reasons)
    return replace(text, **{name: words})  # type: ignore[arg-type]


def findings_in(told: dict[str, str], language: str) -> list[Finding]:
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


def _refusal(verdict: str, found: tuple[Finding, ...], hint: str = "") -> Refusal:
    return Refusal(
        "gate.refused",
        ngettext(
            "The gate found one place that may not be shared.",
            "The gate found %(n)s places that may not be shared.",
            len(found),
        )
        % {"n": len(found)},
        hint
        or _("Mask each place, say why it is no personal data, or ask for a second look. Your draft is kept as it is."),
        status=422,
        field=found[0].field,
        more={"verdict": verdict, "findings": [one.as_json() for one in found]},
        template="reports/stopped.html",
    )
