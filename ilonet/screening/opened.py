"""May this file pass? The gate, asked about every text in it; each finding says where in the file it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ilonet.lib.files.passages import Passage
from ilonet.lib.files.places import place_of
from ilonet.lib.files.sandbox import Opened, open_file
from ilonet.screening.contacts import Allowed
from ilonet.screening.finding import Finding, Verdict
from ilonet.screening.gate import NOBODY, screen

TOGETHER = 20_000  # characters asked about at once, so that a word may explain the number in the next cell


@dataclass(frozen=True, slots=True)
class Place:
    """A finding counts from the start of its passage."""

    passage: Passage
    finding: Finding


@dataclass(frozen=True, slots=True)
class FileVerdict:
    opened: Opened
    verdict: Verdict
    places: tuple[Place, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            **self.verdict.as_json(),
            "type": self.opened.kind,
            "unread_pictures": self.opened.unread_pictures,
        }


def screen_file(path: Path, name: str = "", *, language: str = "en") -> FileVerdict:
    """Opens the file in a process of its own, or refuses it; one verdict on all its texts."""
    return judge(open_file(path, name), language=language)


def judge(opened: Opened, *, language: str = "en", allowed_addresses: Allowed = NOBODY) -> FileVerdict:
    """One verdict on all texts of a file that was opened."""
    places = tuple(_places(opened, language, allowed_addresses))
    return FileVerdict(opened, Verdict.on(place.finding for place in places), places)


def _places(opened: Opened, language: str, allowed_addresses: Allowed) -> Iterator[Place]:
    for group in _groups(opened.passages):
        text, starts = "", []
        for passage in group:
            text += ("\t" if passage.continues else "\n\n") if text else ""
            starts.append(len(text))
            text += passage.text
        for finding in screen(text, language=language, allowed_addresses=allowed_addresses).findings:
            at = max(number for number, start in enumerate(starts) if start <= finding.start or number == 0)
            where = "" if group[at].kind == "text" else place_of(group[at])
            yield Place(
                group[at],
                replace(finding, field=where, start=max(finding.start - starts[at], 0), end=finding.end - starts[at]),
            )


def _groups(passages: tuple[Passage, ...]) -> Iterator[list[Passage]]:
    """The body of a plain text by itself, so that it is judged as if it had been typed."""
    group: list[Passage] = []
    size = 0
    for passage in passages:
        stands_alone = passage.kind in ("text", "file_name")
        if group and (stands_alone or size + len(passage.text) > TOGETHER):
            yield group
            group, size = [], 0
        group.append(passage)
        size += len(passage.text)
        if stands_alone:
            yield group
            group, size = [], 0
    if group:
        yield group
