"""The text of one cell of an OpenDocument: its paragraphs, with the blanks that are meant."""

import re

from ilonet.lib.spreadsheets import limits
from ilonet.lib.spreadsheets.values import whole

BLANKS = re.compile(r"[ \t\r\n]+")
WRITTEN = {"tab": "\t", "line-break": "\n"}
GUIDES = frozenset({"ruby-text", "note"})  # how to read it, and what is said of it


class Paragraphs:
    """Several blanks in a row are one, unless each is marked (`text:s`)."""

    def __init__(self) -> None:
        self._paragraphs: list[str] = []
        self._pieces: list[str] = []
        self._raw: list[str] = []
        self._is_open = False
        self._depth = self._in_guide = 0
        self._room = limits.CELL_CHARACTERS

    def opened(self, name: str, attributes: dict[str, str], *, is_own: bool) -> None:
        if is_own:
            self._is_open, self._pieces = name == "p", []
        elif self._in_guide or name in GUIDES:
            self._in_guide += 1
        elif self._is_open and name == "s":
            self._mean(" " * min(whole(attributes.get("c"), 1), self._room))
        elif self._is_open and name in WRITTEN:
            self._mean(WRITTEN[name])
        if not is_own:
            self._depth += 1

    def characters(self, content: str) -> None:
        if self._is_open and not self._in_guide and self._room > 0:
            self._room -= len(content)
            self._raw.append(content)

    def closed(self, name: str) -> None:
        if self._depth:
            self._depth -= 1
            self._in_guide = max(self._in_guide - 1, 0)
        elif self._is_open:
            self._mean("")
            self._paragraphs.append("".join(self._pieces))
            self._is_open = False

    def whole(self) -> str:
        return "\n".join(self._paragraphs)

    def _mean(self, blanks: str) -> None:
        self._pieces += [BLANKS.sub(" ", "".join(self._raw)), blanks]
        self._raw = []
        self._room -= len(blanks)
