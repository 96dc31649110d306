"""The text of a file that is nothing but text, whole or cut into the cells of a table."""

import codecs
import csv
import io
import re
import unicodedata

from ilonet.lib.files import limits
from ilonet.lib.files.passages import Passages, RefusedFileError
from ilonet.lib.files.signatures import suffix
from ilonet.lib.files.workbook import ACTIVE

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SEPARATORS = ";\t,|"
SAMPLE = 4_000
FIELD = 100_000
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")


def read_plain(content: bytes, name: str, passages: Passages) -> str:
    text = _letters(content)
    if len(text) > limits.TEXT_CHARACTERS:
        raise RefusedFileError("file.too_long_text")
    if suffix(name) not in (".csv", ".tsv"):
        passages.add("text", (), text)
        return "text"
    _read_cells(text, passages)
    return "csv"


def _letters(content: bytes) -> str:
    coding = next((coding for mark, coding in MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(coding)
    except UnicodeDecodeError as error:
        raise RefusedFileError("file.not_text") from error
    if CONTROL.search(text) or any(unicodedata.category(c) == "Cn" for c in set(text)):
        raise RefusedFileError("file.not_text")
    return text


def _read_cells(text: str, passages: Passages) -> None:
    csv.field_size_limit(FIELD)
    separator = max(SEPARATORS, key=text[:SAMPLE].count)
    try:
        for row, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1):
            starts = True
            for column, cell in enumerate(cells, 1):
                if cell.lstrip()[:1] in ("=", "@", "+", "-") and ACTIVE.search(cell):
                    raise RefusedFileError("file.macro")
                if cell.strip():
                    passages.add("row", (row, column), cell, continues=not starts)
                    starts = False
    except csv.Error as error:
        raise RefusedFileError("file.damaged") from error
