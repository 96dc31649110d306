"""Of what is a document composed? Headings, paragraphs and tables of plain words; no markup of anybody's is ever obeyed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Run:
    """Words of one kind; `language` where it is another than the document's, `to` leads to an anchor within it."""

    text: str
    language: str = ""
    strong: bool = False
    quiet: bool = False
    to: str = ""


@dataclass(frozen=True)
class Heading:
    """Of the second level or below: the title is the only one of the first (PDF/UA: no level is skipped)."""

    text: str
    level: int = 2
    language: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Paragraph:
    """`leads`: it never stands alone at the foot of a page, for example a question above its answer."""

    runs: tuple[Run, ...]
    leads: bool = False


@dataclass(frozen=True)
class Table:
    """Every column has a title; the first cell names its row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Run, ...], ...]


Part = Heading | Paragraph | Table


@dataclass(frozen=True)
class Paper:
    """`marking` and `footer` stand on every page; `stamp` says whose copy it is."""

    title: str
    parts: tuple[Part, ...]
    language: str
    marking: str  # one of the traffic light protocol, never translated
    footer: str
    made: datetime
    title_language: str = ""
    stamp: str = ""
    missing: str = ""  # said under the title where a sign had to be written by its number

    def told(self) -> dict[str, Any]:
        """As plain values, for the process that prints it."""
        told = asdict(self) | {"made": self.made.date().isoformat().split("-")}
        told["parts"] = [{"kind": type(one).__name__.lower(), **asdict(one)} for one in self.parts]
        return told


def said(text: str, language: str = "") -> Iterator[Paragraph]:
    """What somebody wrote, paragraph by paragraph."""
    for one in text.replace("\r\n", "\n").split("\n\n"):
        if one.strip():
            yield Paragraph((Run(one.strip("\n"), language),))
