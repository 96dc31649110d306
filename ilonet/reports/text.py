"""What does somebody write when they write a report? The text and all that is said about it, apart from any row."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from typing import Any, Self

from django.utils.translation import override

from ilonet.lib.recognising import reads_like
from ilonet.reports.kinds.known import newest, template_of
from ilonet.reports.kinds.template import Template
from ilonet.reports.particulars import Particulars, finished

Section = dict[str, str]  # {"heading": …, "text": …}
DAYS = ("period_from", "period_until", "valid_until")


@dataclass(frozen=True)
class Text:
    title: str = ""
    sections: list[Section] = field(default_factory=list)
    kind: str = "situation"
    template_version: int = 0
    particulars: Particulars = field(default_factory=dict)
    language: str = "en"
    topics: list[str] = field(default_factory=list)
    related_topics: list[str] = field(default_factory=list)
    level: str = ""
    countries: list[str] = field(default_factory=list)
    period_from: date | None = None
    period_until: date | None = None
    tlp: str = "amber"
    handling: str = ""
    handling_note: str = ""
    sensitive: bool = False
    rights_line: str = ""
    vulnerable: list[str] = field(default_factory=list)
    gender: str = ""
    source_code: str = ""
    information_code: str = ""
    europol: str = ""
    crime_area: str = ""
    covered_by: list[str] = field(default_factory=list)  # public ids of reports
    refers_to: list[str] = field(default_factory=list)  # the same
    made_from: list[str] = field(default_factory=list)  # the same: their readers and markings bind this one
    valid_until: date | None = None
    audience: list[int] = field(default_factory=list)
    reasons: list[dict[str, Any]] = field(default_factory=list)
    why: str = ""  # what changed, from the second version on

    @property
    def template(self) -> Template:
        """Of its kind, in the version that it was written with."""
        return template_of(self.kind, self.template_version)

    @property
    def written_sections(self) -> list[Section]:
        """Without those in which nothing stands but the heading that its template suggests."""
        suggested = self._suggested | {""}
        return [one for one in self.sections if one["text"].strip() or one["heading"].strip() not in suggested]

    @property
    def _suggested(self) -> set[str]:
        return {one["heading"] for one in suggestions(self.template, self.language)}

    def becoming(self, kind: str) -> Self:
        """Of another kind, or of the newest template of its own: what is written stays, what is suggested is suggested anew.

        What the other template asked for is kept with the draft, in case it changes back; it is never released.
        """
        changed = replace(self, kind=kind, template_version=newest(kind))
        written = self.written_sections
        known = {one["heading"] for one in written}
        suggested = [one for one in suggestions(changed.template, self.language) if one["heading"] not in known]
        return replace(changed, sections=[*written, *suggested])

    @property
    def reads_like(self) -> str:
        """The language that it clearly is where it is marked as another; its author decides."""
        suggested = self._suggested
        own = [one["heading"] for one in self.sections if one["heading"] not in suggested]
        said = [self.title, *own, *(one["text"] for one in self.sections)]
        return reads_like(" ".join(said), marked=self.language) or ""

    def finished(self) -> Self:
        return replace(self, sections=self.written_sections, particulars=finished(self.template, self.particulars))

    def facts(self) -> dict[str, Any]:
        """Everything but title, sections and particulars, fit for JSON; `from_facts` reads it."""
        told = {name: value for name, value in asdict(self).items() if name not in {"title", *SEALED}}
        return told | {name: told[name] and told[name].isoformat() for name in DAYS}

    @classmethod
    def from_facts(cls, title: str, sections: list[Section], particulars: Particulars, facts: dict[str, Any]) -> Self:
        known = {name: value for name, value in facts.items() if name in NAMES - SEALED}
        days = {name: date.fromisoformat(known[name]) for name in DAYS if known.get(name)}
        return cls(title=title, sections=sections, particulars=particulars, **(known | days))


def suggestions(template: Template, language: str) -> list[Section]:
    """The headings that a report of this template begins with, in the language it is written in."""
    with override(language):
        return [{"heading": str(one.heading), "text": ""} for one in template.sections]


SEALED = frozenset({"sections", "particulars"})
NAMES = frozenset(one.name for one in fields(Text))
COLUMNS = NAMES - SEALED - {"why"}
