"""Every text of a workbook with its cell: shown and hidden sheets, formulas, comments, names, remembered tables."""

import re
import zipfile
from datetime import date, timedelta

from ilonet.lib.files.marks import Listener, hear
from ilonet.lib.files.office import read_office
from ilonet.lib.files.passages import Passages, RefusedFileError
from ilonet.lib.files.relations import targets

ACTIVE = re.compile(r"\b(WEBSERVICE|DDE|DDEAUTO|CALL|REGISTER|REGISTER\.ID|EXEC)\s*\(|\|\s*'", re.IGNORECASE)
OTHER_FILE = re.compile(r"\[\d*[^\]]*\.(?:xls\w?|ods|csv)\]|'(?:https?|file):", re.IGNORECASE)
CELL = re.compile(r"[A-Z]{1,3}[0-9]{1,7}")
DAY_FORMATS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
FIRST_DAYS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
LAST_SERIAL = 2_958_465
WORKBOOK, TEXTS, STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"


def read_workbook(package: zipfile.ZipFile, passages: Passages) -> None:
    book = _Book(passages)
    hear(package, WORKBOOK, book)
    places = targets(package, WORKBOOK)
    texts, styles, names = _Shared(), _Styles(), package.namelist()
    if TEXTS in names:
        hear(package, TEXTS, texts)
    if STYLES in names:
        hear(package, STYLES, styles)
    read = {WORKBOOK, TEXTS, STYLES}
    for number, (link, is_hidden) in enumerate(book.sheets, 1):
        part = places.get(link, "")
        if part in names and part not in read:
            read.add(part)
            hear(package, part, _Cells(passages, number, texts, styles.days(), book.first_day, is_hidden=is_hidden))
    remembered = [name for name in names if "/pivotCache/" in name and name.endswith(".xml")]
    for part in remembered:
        hear(package, part, _Remembered(passages))
    for number, text in enumerate(texts.found, 1):
        if number - 1 not in texts.used:  # nobody shows it, the file still holds it
            passages.add("part", (number,), text)
    read_office(package, passages, leave=frozenset([*read, *remembered]))


def judge_formula(text: str) -> None:
    if ACTIVE.search(text):
        raise RefusedFileError("file.macro")
    if OTHER_FILE.search(text):
        raise RefusedFileError("file.external_links")


class _Book(Listener):
    def __init__(self, passages: Passages) -> None:
        super().__init__()
        self.sheets: list[tuple[str, bool]] = []
        self.first_day = FIRST_DAYS[False]
        self._passages = passages

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        self.said.clear()
        if name == "sheet":
            self.sheets.append((attributes.get("id", ""), attributes.get("state", "visible") != "visible"))
            self._passages.add("sheet_name", (len(self.sheets),), attributes.get("name", ""))
        elif name == "workbookPr":
            self.first_day = FIRST_DAYS[attributes.get("date1904", "0") in ("1", "true")]
        elif name == "definedName":
            self._passages.add("defined_name", (), attributes.get("name", ""))
            self._passages.add("defined_name", (), attributes.get("comment", ""))

    def closed(self, name: str) -> None:
        text = self.taken()
        if name == "definedName":
            judge_formula(text)
            self._passages.add("defined_name", (), text)


class _Shared(Listener):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.used: set[int] = set()

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self.said.clear()

    def closed(self, name: str) -> None:
        if name == "si":
            self.found.append(self.taken().strip("\n"))


class _Styles(Listener):
    """Which styles show a number as a day: a date of birth is stored as 33,000."""

    def __init__(self) -> None:
        super().__init__()
        self._codes: dict[str, str] = {}
        self._used: list[str] = []

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and "cellXfs" in self.above:
            self._used.append(attributes.get("numFmtId", "0"))

    def days(self) -> frozenset[int]:
        return frozenset(style for style, code in enumerate(self._used) if self._is_day(code))

    def _is_day(self, code: str) -> bool:
        if code in self._codes:
            return bool(re.search(r"[dy]", QUOTED.sub("", self._codes[code]), re.IGNORECASE))
        return code.isdigit() and len(code) < 4 and int(code) in DAY_FORMATS


class _Cells(Listener):
    def __init__(
        self,
        passages: Passages,
        number: int,
        texts: _Shared,
        days: frozenset[int],
        first_day: date,
        *,
        is_hidden: bool,
    ) -> None:
        super().__init__()
        self._passages = passages
        self._number = number
        self._texts = texts
        self._days = days
        self._first_day = first_day
        self._kind = "hidden_cell" if is_hidden else "cell"
        self._cell: dict[str, str] = {}
        self._starts = True

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._starts = True
        elif name == "c":
            self._cell = attributes
            self.said.clear()
        elif name in ("v", "f", "is"):
            self.said.clear()
        for key in ("prompt", "promptTitle", "error", "errorTitle", "tooltip", "display"):
            self._passages.add("alternative", (self._number,), attributes.get(key, ""))
        if name in ("formula1", "formula2", "oddHeader", "oddFooter", "evenHeader", "evenFooter"):
            self.said.clear()

    def closed(self, name: str) -> None:
        if name == "f":
            text = self.taken()
            judge_formula(text)
            self._add("=" + text if text else "")
        elif name == "v":
            self._add(self._shown(self.taken()))
        elif name == "is":
            self._add(self.taken())
        elif name in ("formula1", "formula2"):
            text = self.taken()
            judge_formula(text)
            self._passages.add("alternative", (self._number,), text)
        elif name.endswith(("Header", "Footer")):
            self._passages.add("header", (self._number,), self.taken())

    def _shown(self, raw: str) -> str:
        kind = self._cell.get("t", "n")
        if kind == "s":
            at = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 9 else len(self._texts.found)
            if at >= len(self._texts.found):
                raise RefusedFileError("file.damaged")
            self._texts.used.add(at)
            return self._texts.found[at]
        style = self._cell.get("s", "0")
        if kind == "n" and style.isdigit() and int(style[:9]) in self._days:
            return self._day(raw)
        return raw.removesuffix(".0")

    def _day(self, raw: str) -> str:
        try:
            serial = float(raw)
        except ValueError:
            return raw
        return (self._first_day + timedelta(int(serial))).isoformat() if 0 < serial < LAST_SERIAL - 1500 else raw

    def _add(self, text: str) -> None:
        place = self._cell.get("r", "")
        where = place if CELL.fullmatch(place) else "?"
        if text.strip():
            self._passages.add(self._kind, (self._number, where), text, continues=not self._starts)
            self._starts = False


class _Remembered(Listener):
    """A pivot table keeps what it was made of, also when the sheet is long gone."""

    def __init__(self, passages: Passages) -> None:
        super().__init__()
        self._passages = passages

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        for key in ("v", "name", "refreshedBy", "caption"):
            self._passages.add("pivot", (), attributes.get(key, ""))
