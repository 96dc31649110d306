"""Every text of a Word or PowerPoint document: all its parts are read, also those that no program shows."""

import re
import zipfile

from ilonet.lib.files.marks import Listener, hear
from ilonet.lib.files.passages import Passages, RefusedFileError
from ilonet.lib.files.relations import SCRIPT, targets

DESCRIBED = ("descr", "title", "alt", "tooltip", "prompt", "promptTitle", "error", "errorTitle")
AUTHORED = ("author", "initials", "userId", "displayName", "lastIdx")
ENDS = ("p", "si", "comment", "instr", "text")
COMMANDS = re.compile(r"^\W*(?:DDE|DDEAUTO|MACROBUTTON)\b", re.IGNORECASE)
FETCHES = re.compile(r"^\W*(?:INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|IMPORT|DATABASE|RD)\b", re.IGNORECASE)
PARTS = (
    (re.compile(r"word/document\d*\.xml"), "paragraph"),
    (re.compile(r"word/header\d*\.xml"), "header"),
    (re.compile(r"word/footer\d*\.xml"), "footer"),
    (re.compile(r"word/(?:footnotes|endnotes)\.xml"), "footnote"),
    (re.compile(r"(?:word|ppt|xl)/(?:.*/)?(?:threaded)?comment\w*\.xml", re.IGNORECASE), "comment"),
    (re.compile(r"ppt/slides/slide(\d+)\.xml"), "slide"),
    (re.compile(r"ppt/notesSlides/notesSlide(\d+)\.xml"), "notes"),
    (re.compile(r"docProps/.*\.xml"), "property"),
)
QUIET = re.compile(r"(?:\[Content_Types\]\.xml|.*\.rels|.*/theme\d*\.xml|.*/fontTable\.xml|.*/printerSettings.*)$")


def read_office(package: zipfile.ZipFile, passages: Passages, *, leave: frozenset[str] = frozenset()) -> None:
    """`leave` are the parts that somebody else reads."""
    shown = _order_of_slides(package)
    for name in sorted(package.namelist(), key=_natural):
        if name in leave or QUIET.match(name) or not name.lower().endswith((".xml", ".vml")):
            continue
        kind, number = _kind_of(name, shown)
        hear(package, name, Texts(passages, kind, number))


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d{1,9})", name)]


def _kind_of(name: str, shown: dict[str, int]) -> tuple[str, int]:
    for pattern, kind in PARTS:
        if found := pattern.fullmatch(name):
            own = int(found[1][:6]) if found.groups() else 0
            return kind, shown.get(name, own)
    return "part", 0


class Texts(Listener):
    """Paragraphs are counted; what was deleted, noted or hidden counts as a text like any other."""

    def __init__(self, passages: Passages, kind: str, number: int) -> None:
        super().__init__()
        self._passages = passages
        self._kind = kind
        self._number = number  # of a slide; 0 counts paragraphs
        self._count = 1
        self._deleted: list[str] = []
        self._instruction: list[str] = []
        self._mine: list[str] = []

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("altChunk", "OLEObject", "oleObj", "control", "objectEmbed"):
            raise RefusedFileError("file.embedded")
        if name == "fldChar":
            self._judge_instruction()
        if name == "fldSimple":
            self._instruction.append(attributes.get("instr", ""))
            self._judge_instruction()
        if SCRIPT.match(attributes.get("action", "")):
            raise RefusedFileError("file.macro")
        for key in DESCRIBED:
            self._passages.add("alternative", self._where(), attributes.get(key, ""))
        for key in AUTHORED:
            self._passages.add("author", self._where(), attributes.get(key, ""))
        if name in ("tab", "br", "cr"):
            self.said.append("\t" if name == "tab" else "\n")

    def closed(self, name: str) -> None:
        if name == "delText":
            self._deleted.append(self._own())
        elif name in ("instrText", "delInstrText"):
            self._instruction.append(self._own())
        elif name in ENDS or (self._kind in ("part", "property", "comment") and name != "t"):
            self._flush()

    def endDocument(self) -> None:  # noqa: N802 -- the parser's word
        self._flush()
        self._judge_instruction()

    def characters(self, content: str) -> None:
        if content.strip() or (self.above and self.above[-1] in ("t", "delText", "instrText")):
            super().characters(content)
            if self.above[-1] in ("delText", "instrText", "delInstrText"):
                self._mine.append(self.said.pop())

    def _own(self) -> str:
        text = "".join(self._mine)
        self._mine.clear()
        return text

    def _where(self) -> tuple[int, ...]:
        return (self._number or self._count,)

    def _flush(self) -> None:
        self._passages.add(self._kind, self._where(), self.taken())
        self._passages.add("deleted", self._where(), "".join(self._deleted))
        self._deleted.clear()
        self._count += 1

    def _judge_instruction(self) -> None:
        text = "".join(self._instruction)
        self._instruction.clear()
        if COMMANDS.match(text):
            raise RefusedFileError("file.macro")
        if FETCHES.match(text):
            raise RefusedFileError("file.external_links")
        self._passages.add("field", self._where(), text)


def _order_of_slides(package: zipfile.ZipFile) -> dict[str, int]:
    """Slides are numbered as the reader sees them; notes like their slide."""
    part = "ppt/presentation.xml"
    if part not in package.namelist():
        return {}
    listener = _Slides()
    hear(package, part, listener)
    places = targets(package, part)
    shown = {places.get(link, ""): number for number, link in enumerate(listener.links, 1)}
    for slide, number in list(shown.items()):
        if slide in package.namelist():
            for target in targets(package, slide).values():
                if "/notesSlides/" in target:
                    shown[target] = number
    return shown


class _Slides(Listener):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sldId":
            self.links.append(attributes.get("id", ""))
