"""What sheets a workbook has, which texts and date styles its cells refer to."""

import posixpath
import zipfile
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from ilonet.lib.refusals import Refusal
from ilonet.lib.spreadsheets import limits
from ilonet.lib.spreadsheets.markup import Listener, hear
from ilonet.lib.spreadsheets.package import damaged, part_named, refuse_bomb, refuse_macro

WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True)
class Sheet:
    name: str
    part: str
    is_hidden: bool


@dataclass
class Workbook:
    package: zipfile.ZipFile
    sheets: list[Sheet]
    counts_from_1904: bool
    texts: list[str] = field(default_factory=list)
    date_styles: set[int] = field(default_factory=set)
    percent_styles: set[int] = field(default_factory=set)


def open_workbook(package: zipfile.ZipFile) -> Workbook:
    contents = _Contents()
    hear(package, WORKBOOK, contents)
    targets = _Targets()
    hear(package, "xl/_rels/workbook.xml.rels", targets)
    sheets = [
        Sheet(name, targets.sheets[link], is_hidden)
        for name, link, is_hidden in contents.sheets
        if link in targets.sheets and part_named(package, targets.sheets[link])
    ]
    if not sheets:
        raise damaged()
    workbook = Workbook(package, sheets, contents.counts_from_1904)
    workbook.texts = _texts(package, targets.others.get("sharedStrings"))
    workbook.date_styles, workbook.percent_styles = _styles(package, targets.others.get("styles"))
    return workbook


class _Contents(Listener):
    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, bool]] = []
        self.counts_from_1904 = False

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            is_hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), attributes.get("id", ""), is_hidden))
            if len(self.sheets) > limits.SHEETS:
                refuse_bomb()
        elif name == "workbookPr":
            self.counts_from_1904 = attributes.get("date1904", "0") in ("1", "true")


class _Targets(Listener):
    """Where the parts lie. A target outside the package is somebody else's file."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: dict[str, str] = {}
        self.others: dict[str, str] = {}

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name != "Relationship":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        if kind.lower() in ("xlmacrosheet", "xlintlmacrosheet", "vbaproject"):
            refuse_macro()
        if attributes.get("TargetMode", "").lower() == "external":
            _refuse_outside()
        part = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", ""))).lstrip("/")
        if kind == "worksheet":
            self.sheets[attributes.get("Id", "")] = part
        else:
            self.others[kind] = part


def _refuse_outside() -> None:
    raise Refusal(
        "file.external_links",
        _("The workbook takes its content from another place."),
        _("Paste the table as values into a new workbook and send that one."),
        status=422,
    )


class _Texts(Listener):
    """The table of shared texts; phonetic guides are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._is_open = False
        self._in_guide = False
        self._characters = 0

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._in_guide = True
        elif name == "t":
            self._is_open = not self._in_guide

    def characters(self, content: str) -> None:
        if self._is_open:
            self._characters += len(content)
            if self._characters > limits.SHARED_CHARACTERS:
                refuse_bomb()
            self._pieces.append(content)

    def closed(self, name: str) -> None:
        if name == "t":
            self._is_open = False
        elif name == "rPh":
            self._in_guide = False
        elif name == "si":
            self.texts.append("".join(self._pieces))
            if len(self.texts) > limits.SHARED_STRINGS:
                refuse_bomb()


def _texts(package: zipfile.ZipFile, part: str | None) -> list[str]:
    if part is None or part_named(package, part) is None:
        return []
    listener = _Texts()
    hear(package, part, listener)
    return listener.texts


class _Styles(Listener):
    def __init__(self) -> None:
        super().__init__()
        self.formats: dict[int, str] = dict(BUILTIN_FORMATS)
        self.used: list[int] = []
        self._in_cells = False

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self.formats[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")[:255]
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self.used.append(_number(attributes.get("numFmtId")))
        if len(self.formats) + len(self.used) > limits.STYLES:
            refuse_bomb()

    def closed(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


def _styles(package: zipfile.ZipFile, part: str | None) -> tuple[set[int], set[int]]:
    if part is None or part_named(package, part) is None:
        return set(), set()
    listener = _Styles()
    hear(package, part, listener)
    codes = [listener.formats.get(used, "General") for used in listener.used]
    dates = {style for style, code in enumerate(codes) if is_date_format(code)}
    percents = {style for style, code in enumerate(codes) if "%" in code}
    return dates, percents
