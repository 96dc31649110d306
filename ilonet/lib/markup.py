"""What of a formatted text can be kept as plain text: headings, lists and tables, and nothing else?

    ## A heading
    - an item
      - an item of an item
    1. a numbered item
    | a cell | another |

The page in which somebody writes does the same in the browser (reports/static/reports/paste.js): the same specimens,
written down in `lib/tests/pasted`, are shown to both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

DROPPED = frozenset(
    [
        "head",
        "style",
        "script",
        "title",
        "meta",
        "link",
        "xml",
        "del",
        "template",
        "noscript",
        "svg",
        "math",
        "object",
        "iframe",
        "img",
        "button",
        "select",
        "textarea",
        "input",
        "audio",
        "video",
        "canvas",
        "embed",
    ]
)
VOID = frozenset(["br", "hr", "img", "meta", "link", "input", "col", "area", "base", "embed", "source", "wbr"])
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "html",
        "main",
        "nav",
        "p",
        "pre",
        "section",
        "td",
        "th",
        "tr",
        "tbody",
        "thead",
        "tfoot",
    ]
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CLOSED_BY = {
    "p": BLOCKS | HEADINGS | {"ul", "ol", "table", "li"},
    "li": frozenset(("li",)),
    "td": frozenset(("td", "th", "tr")),
    "th": frozenset(("td", "th", "tr")),
    "tr": frozenset(("tr",)),
}
HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment|mso-list\s*:\s*ignore", re.IGNORECASE
)
WORD_LIST = re.compile(r"mso-list\s*:\s*\S+\s+level(\d)", re.IGNORECASE)
NUMBERED = re.compile(r"\(?(?:\d+|[a-z]|[ivx]+)[.)]", re.IGNORECASE)
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
DEEPEST = 60  # elements within each other; what stands deeper is written on its parent's level
DEEPEST_ITEM = 3


@dataclass
class Element:
    tag: str
    style: str = ""
    children: list[Element | str] = field(default_factory=list)

    @property
    def is_dropped(self) -> bool:
        return self.tag in DROPPED or bool(HIDDEN.search(self.style))


def as_plain(html: str) -> str:
    """Never raises: what cannot be read as markup is read as text."""
    tree = _Tree()
    tree.feed(html)
    tree.close()
    writing = _Writing()
    writing.walk(tree.root)
    return writing.told


class _Tree(HTMLParser):
    """A tree of what was sent, with the ends that people leave out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("body")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while len(self._open) > 1 and tag in CLOSED_BY.get(self._open[-1].tag, ()):
            self._open.pop()
        made = Element(tag, dict(attrs).get("style") or "")
        self._open[-1].children.append(made)
        if tag not in VOID and len(self._open) < DEEPEST:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


class _Writing:
    """Lines of blocks; items and rows that follow each other stand without an empty line between."""

    def __init__(self) -> None:
        self._blocks: list[tuple[str, str]] = []
        self._line = ""

    @property
    def told(self) -> str:
        self._end()
        said = ""
        for number, (kind, text) in enumerate(self._blocks):
            together = number and kind == "item" == self._blocks[number - 1][0]
            said += ("\n" if together else "\n\n" if number else "") + text
        return said

    def walk(self, within: Element, level: int = 0) -> None:
        for child in within.children:
            if isinstance(child, str):
                self._line += child.replace("\n", " ").replace("\r", " ")
            elif not child.is_dropped:
                self._element(child, level)

    def _element(self, one: Element, level: int) -> None:
        word = WORD_LIST.search(one.style)
        if one.tag == "br":
            self._line += "\n"
        elif one.tag in HEADINGS:
            self._block("heading", f"## {_words(one)}", _words(one))
        elif one.tag in {"ul", "ol"}:
            self._list(one, level)
        elif one.tag == "table":
            self._table(one, level)
        elif word and one.tag in BLOCKS:
            self._item(_mark(_marker(one)), _words(one), int(word[1]) - 1)
        elif one.tag in BLOCKS:
            self._end()
            self.walk(one, level)
            self._end()
        else:
            self.walk(one, level)

    def _list(self, one: Element, level: int) -> None:
        self._end()
        number = 0
        for item in one.children:
            if isinstance(item, str) or item.is_dropped:
                continue
            if item.tag in {"ul", "ol"}:
                self._list(item, level + 1)
                continue
            number += 1
            inner = [each for each in item.children if isinstance(each, Element) and each.tag in {"ul", "ol"}]
            rest = Element("span", children=[each for each in item.children if each not in inner])
            self._item(f"{number}." if one.tag == "ol" else "-", _words(rest), level)
            for each in inner:
                self._list(each, level + 1)

    def _table(self, one: Element, level: int) -> None:
        rows = [[each for each in row.children if _is(each, "td", "th")] for row in _rows(one)]
        if max((len(row) for row in rows), default=0) < 2:  # laid out with a table, but none
            self._end()
            self.walk(one, level)
            self._end()
            return
        told = [[_words(cell).replace("|", "/") for cell in row if isinstance(cell, Element)] for row in rows]
        self._block(
            "table", "\n".join(f"| {' | '.join(row)} |" for row in told if any(row)), "".join(map("".join, told))
        )

    def _item(self, mark: str, words: str, level: int) -> None:
        self._block("item", f"{'  ' * min(level, DEEPEST_ITEM)}{mark} {words}", words)

    def _block(self, kind: str, text: str, words: str) -> None:
        self._end()
        if words:
            self._blocks.append((kind, text))

    def _end(self) -> None:
        lines = (_tidy(line) for line in self._line.split("\n"))
        if said := "\n".join(line for line in lines if line):
            self._blocks.append(("text", said))
        self._line = ""


def _rows(one: Element) -> list[Element]:
    """Of this table, not of one within a cell."""
    found: list[Element] = []
    for child in one.children:
        if isinstance(child, str) or child.is_dropped:
            continue
        if child.tag == "tr":
            found.append(child)
        elif child.tag in {"thead", "tbody", "tfoot"}:
            found += _rows(child)
    return found


def _is(one: Element | str, *tags: str) -> bool:
    return isinstance(one, Element) and one.tag in tags and not one.is_dropped


def _words(one: Element) -> str:
    """On one line."""
    return _tidy("".join(_texts(one)))


def _texts(one: Element) -> list[str]:
    found: list[str] = []
    for child in one.children:
        if isinstance(child, str):
            found.append(child)
        elif not child.is_dropped:
            apart = child.tag in BLOCKS or child.tag in {"br", "li", "ul", "ol"}
            found += [" ", *_texts(child), " "] if apart else _texts(child)
    return found


def _marker(one: Element) -> str:
    """What Word writes before an item, in a place that only others than itself read."""
    for child in one.children:
        if isinstance(child, Element):
            if "mso-list" in child.style.lower() and HIDDEN.search(child.style):
                return _tidy("".join(_texts(child)))
            if found := _marker(child):
                return found
    return ""


def _mark(marker: str) -> str:
    """As Word counts; letters and Roman figures begin at one, as a list of ours does."""
    if not NUMBERED.fullmatch(marker):
        return "-"
    figures = marker.strip("(.)")
    return f"{figures}." if figures.isdecimal() else "1."


def _tidy(text: str) -> str:
    return " ".join(INVISIBLE.sub("", text).split())
