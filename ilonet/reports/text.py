"""What does somebody write when they write a report? The text and all that is said about it, apart from any row."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from typing import Any, Self

from ilonet.lib.recognising import reads_like

Section = dict[str, str]  # {"heading": …, "text": …}
DAYS = ("period_from", "period_until", "valid_until")


@dataclass(frozen=True)
class Text:
    title: str = ""
    sections: list[Section] = field(default_factory=list)
    kind: str = "situation"
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
    valid_until: date | None = None
    audience: list[int] = field(default_factory=list)
    reasons: list[dict[str, Any]] = field(default_factory=list)
    why: str = ""  # what changed, from the second version on

    @property
    def written_sections(self) -> list[Section]:
        """Without those in which nothing stands."""
        return [one for one in self.sections if one["heading"].strip() or one["text"].strip()]

    @property
    def reads_like(self) -> str:
        """The language that it clearly is where it is marked as another; its author decides."""
        said = [self.title, *(f"{one['heading']} {one['text']}" for one in self.sections)]
        return reads_like(" ".join(said), marked=self.language) or ""

    def finished(self) -> Self:
        return replace(self, sections=self.written_sections)

    def facts(self) -> dict[str, Any]:
        """Everything but title and sections, fit for JSON; `from_facts` reads it."""
        told = {name: value for name, value in asdict(self).items() if name not in {"title", "sections"}}
        return told | {name: told[name] and told[name].isoformat() for name in DAYS}

    @classmethod
    def from_facts(cls, title: str, sections: list[Section], facts: dict[str, Any]) -> Self:
        known = {name: value for name, value in facts.items() if name in NAMES}
        days = {name: date.fromisoformat(known[name]) for name in DAYS if known.get(name)}
        return cls(title=title, sections=sections, **(known | days))


NAMES = frozenset(one.name for one in fields(Text))
COLUMNS = NAMES - {"sections", "why"}
