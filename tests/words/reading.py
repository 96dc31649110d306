"""Which words of a page were never given to a translator?"""

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any

from tests.words.pseudo import CLOSE, CODE, OPEN

SPOKEN = {"title", "alt", "aria-label", "placeholder", "aria-description", "aria-roledescription", "aria-valuetext", "label", "summary"}  # fmt: skip
SILENT = {"script", "style", "code", "kbd", "textarea", "template"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
INLINE = {"a", "abbr", "b", "bdi", "em", "i", "mark", "small", "span", "strong", "time", "sub", "sup", "u", "tspan", "cite", "q"}  # fmt: skip
WORD = re.compile(r"[^\W\d_]{2,}")
ZONE = re.compile(r"\b[A-Z]{3,5}\b|[+-]\d{2}\b")
FULL = re.compile(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")


class Page(HTMLParser):
    """Reads a page as somebody who knows no language but that of the brackets."""

    def __init__(self, known: re.Pattern[str]) -> None:
        super().__init__()
        self.known = known
        self.found: list[str] = []
        self.open: list[tuple[str, bool]] = []  # the element, and whether its words are data
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in INLINE and tag != "br":
            self.depth = 0
        silent = self._is_data(tag, given)
        for name, value in given.items():
            if _is_spoken(tag, name, value, given) and not (silent and name != "aria-label"):
                self._attribute(tag, name, value)
        if tag not in VOID:
            self.open.append((tag, silent))

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not any(one == tag for one, _ in self.open):
            return
        while self.open.pop()[0] != tag:
            pass
        if tag not in INLINE:
            self.depth = 0

    def handle_data(self, data: str) -> None:
        outside = ""
        for piece in re.split(f"([{OPEN}{CLOSE}])", data):
            if piece == OPEN:
                self.depth += 1
            elif piece == CLOSE:
                self.depth = max(self.depth - 1, 0)
            elif not self.depth:
                outside += f"{piece} "
        if self.open and self.open[-1][1]:
            return
        if left := self._left(outside, in_time=any(tag == "time" for tag, _ in self.open)):
            where = " ".join(tag for tag, _ in self.open[-3:])
            self.found.append(f"<{where}> {left} in {' '.join(data.split())[:90]!r}")

    def _is_data(self, tag: str, given: dict[str, str]) -> bool:
        outer = bool(self.open) and self.open[-1][1]
        classes = given.get("class", "").split()
        foreign = given.get("lang", CODE) != CODE and tag != "html"
        return outer or tag in SILENT or given.get("translate") == "no" or "code" in classes or foreign

    def _attribute(self, tag: str, name: str, value: str) -> None:
        while FULL.search(value):
            value = FULL.sub(" ", value)
        if left := self._left(value.partition(OPEN)[0]):
            self.found.append(f"<{tag} {name}> {left} in {value[:90]!r}")

    def _left(self, text: str, *, in_time: bool = False) -> str:
        text = self.known.sub(" ", text)
        if in_time:
            text = ZONE.sub(" ", text)
        return " ".join(WORD.findall(text))


def _is_spoken(tag: str, name: str, value: str, given: dict[str, str]) -> bool:
    if name == "value":
        return tag == "input" and given.get("type") in {"submit", "button", "reset"}
    return name in SPOKEN or (
        name.startswith("data-") and name != "data-tone" and " " in value.strip() and not value.startswith(("{", "["))
    )


def untranslated(markup: str, known: re.Pattern[str]) -> list[str]:
    page = Page(known)
    page.feed(markup)
    return page.found


def spelling(values: Iterable[str]) -> re.Pattern[str]:
    """Names and codes are data; the longest first, whole words only."""
    ordered = sorted({value for value in values if value.strip()}, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(value)}(?!\w)" for value in ordered))
