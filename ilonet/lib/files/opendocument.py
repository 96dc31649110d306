"""Every text of an OpenDocument text or spreadsheet, with its paragraph or cell."""

import zipfile
from collections.abc import Sequence

from ilonet.lib.files.marks import Listener, hear
from ilonet.lib.files.package import read_part
from ilonet.lib.files.passages import Passages, RefusedFileError
from ilonet.lib.files.relations import SCRIPT, WEB
from ilonet.lib.files.workbook import judge_formula

KINDS = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
READ = ("content.xml", "styles.xml", "meta.xml", "settings.xml")
SCRIPTS = ("event-listener", "script", "event-listeners", "libraries")
ACTIVE = ("object", "object-ole", "plugin", "applet", "floating-frame")
FETCHED = ("section-source", "table-source", "dde-source", "database-source-table", "database-source-sql")
COLUMNS = 16_384


def opendocument_kind(package: zipfile.ZipFile) -> str:
    """The first part says the type, unpacked; the manifest says the same, and that nothing is locked."""
    names = package.namelist()
    kind = KINDS.get(read_part(package, "mimetype").strip()) if "mimetype" in names else None
    if kind is None:
        raise RefusedFileError("file.type_not_allowed")
    if names[0] != "mimetype" or "META-INF/manifest.xml" not in names or "content.xml" not in names:
        raise RefusedFileError("file.damaged")
    hear(package, "META-INF/manifest.xml", _Manifest(kind))
    return kind


def read_opendocument(package: zipfile.ZipFile, passages: Passages) -> None:
    for part in package.namelist():
        if part.endswith(".xml") and not part.startswith("META-INF/"):
            kind = "paragraph" if part == "content.xml" else "property" if part == "meta.xml" else "part"
            hear(package, part, _Texts(passages, kind))


class _Manifest(Listener):
    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "encryption-data":
            raise RefusedFileError("file.encrypted")
        if name == "file-entry" and attributes.get("full-path") == "/":
            said = attributes.get("media-type", "").encode("utf-8", "replace")
            if KINDS.get(said) != self._kind:
                raise RefusedFileError("file.ambiguous")


class _Texts(Listener):
    def __init__(self, passages: Passages, kind: str) -> None:
        super().__init__()
        self._passages = passages
        self._kind = kind
        self._count = self._sheet = self._row = self._column = 0
        self._repeats = self._row_repeats = 1
        self._starts = True
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._is_hidden = False

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        self._judge(name, attributes)
        if name == "style":
            self._style = attributes.get("name", "")
        elif name == "table-properties" and attributes.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif name == "table":
            self._sheet, self._row, self._row_repeats = self._sheet + 1, 0, 1
            self._is_hidden = attributes.get("style-name", "") in self._hidden_styles
            self._passages.add("sheet_name", (self._sheet,), attributes.get("name", ""))
        elif name == "table-row":
            self._row, self._column, self._starts = self._row + self._row_repeats, 0, True
            self._row_repeats = _whole(attributes.get("number-rows-repeated"))
        elif name in ("table-cell", "covered-table-cell"):
            self._column += self._repeats if self._column else 1
            self._repeats = _whole(attributes.get("number-columns-repeated"))
            self._values(attributes)
        elif name in ("tab", "line-break", "s"):
            self.said.append("\t" if name == "tab" else "\n" if name == "line-break" else " ")
        if name in ("user-defined", "frame", "named-expression", "named-range", "change-info"):
            self._passages.add("alternative", (self._count,), attributes.get("name", ""))

    def closed(self, name: str) -> None:
        if name in ("table-row", "table") or self.above[-1] in ("span", "a", "tab", "s", "line-break"):
            return
        if name in ("p", "h", "title", "desc", "creator", "date", "creator-initials") or self._kind == "property":
            self._flush(name)

    def endDocument(self) -> None:  # noqa: N802 -- the parser's word
        self._flush("p")

    def _flush(self, name: str) -> None:
        text = self.taken()
        if not text.strip():
            return
        if "table-cell" in self.above and "annotation" not in self.above and name == "p":
            self._cell(text)
            return
        self._count += 1
        self._passages.add(self._kind_of(name), (self._count,), text)

    def _kind_of(self, name: str) -> str:
        if "annotation" in self.above:
            return "comment"
        if "deletion" in self.above:
            return "deleted"
        if name in ("title", "desc") and self._kind == "paragraph":
            return "alternative"
        if name in ("creator", "creator-initials") and self._kind == "paragraph":
            return "author"
        return self._kind

    def _values(self, attributes: dict[str, str]) -> None:
        formula = attributes.get("formula", "")
        judge_formula(formula)
        for text in (formula, attributes.get("string-value", ""), attributes.get("date-value", "")):
            self._cell(text)
        self._cell(attributes.get("value", "").removesuffix(".0"))

    def _cell(self, text: str) -> None:
        if text.strip():
            kind = "hidden_cell" if self._is_hidden else "cell"
            where = (self._sheet, f"{_letters(self._column)}{self._row}")
            self._passages.add(kind, where, text, continues=not self._starts)
            self._starts = False

    def _judge(self, name: str, attributes: dict[str, str]) -> None:
        if name in SCRIPTS and name != "event-listeners":
            raise RefusedFileError("file.macro")
        if name in ACTIVE:
            raise RefusedFileError("file.embedded")
        if name in FETCHED:
            raise RefusedFileError("file.external_links")
        address = attributes.get("href", "")
        if SCRIPT.match(address):
            raise RefusedFileError("file.macro")
        if not address or address.startswith(("#", "Pictures/", "./Pictures/")):
            return
        if name != "a" or not WEB.match(address):
            raise RefusedFileError("file.external_links")
        self._passages.add("link", (self._count,), address)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 1


def _letters(column: int) -> str:
    letters: Sequence[str] = ()
    column = min(column, COLUMNS)
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = (chr(65 + rest), *letters)
    return "".join(letters) or "?"
