"""Whether an OpenDocument file is a spreadsheet that may be read, which sheets it has, and the rows of one."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from ilonet.lib.spreadsheets.cells import Row, Table
from ilonet.lib.spreadsheets.markup import Listener, hear, listen
from ilonet.lib.spreadsheets.opentable import Tables
from ilonet.lib.spreadsheets.package import (
    damaged,
    names_in,
    read_chunks,
    refuse_archive,
    refuse_encrypted,
    refuse_links,
    refuse_macro,
)
from ilonet.lib.spreadsheets.workbook import Sheet

CONTENT = "content.xml"
MANIFEST = "META-INF/manifest.xml"
SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
LONGEST_TYPE = 100
MACRO_MARKS = ("basic/", "scripts/", "dialogs/")
LOCKED = "encrypted-package"
OLE = "oleobject"


@dataclass(frozen=True)
class OpenSheet(Sheet):
    place: int
    first_rows: list[Row] = field(compare=False)


def is_opendocument(package: zipfile.ZipFile) -> bool:
    """One of both: what one program opens as this and another as that is opened by none."""
    names = names_in(package)
    is_open = bool(names & {"mimetype", CONTENT})
    if is_open and "xl/workbook.xml" in names:
        raise damaged()
    return is_open


def insist_on_spreadsheet(package: zipfile.ZipFile) -> None:
    names = names_in(package)
    if LOCKED in names:
        refuse_encrypted()
    if any(name.startswith(MACRO_MARKS) for name in names):
        refuse_macro()
    if not {"mimetype", CONTENT, MANIFEST.lower()} <= names:
        refuse_archive()
    if b"".join(read_chunks(package, "mimetype"))[:LONGEST_TYPE].strip() != SPREADSHEET:
        refuse_archive()
    hear(package, MANIFEST, _Manifest())


class _Manifest(Listener):
    """Says of each part what it is, and whether it is locked."""

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "encryption-data":
            refuse_encrypted()
        if OLE in attributes.get("media-type", "").lower():
            refuse_links()


def open_sheets(package: zipfile.ZipFile, most: int) -> list[OpenSheet]:
    """With the first rows of each that has content."""
    listener = Tables(most=most)
    first: list[list[Row]] = []
    for _pause in listen(package, CONTENT, listener):
        first += [[] for _ in range(len(listener.found) - len(first))]
        while listener.ready:
            place, row = listener.ready.popleft()
            first[place].append(row)
    if not listener.found:
        raise damaged()
    return [
        OpenSheet(name, CONTENT, is_hidden, place, first[place])
        for place, (name, is_hidden) in enumerate(listener.found)
    ]


def open_rows(package: zipfile.ZipFile, sheet: OpenSheet, table: Table) -> Iterator[Row]:
    listener = Tables(only=sheet.place, table=table)
    for _pause in listen(package, CONTENT, listener):
        while listener.ready:
            yield listener.ready.popleft()[1]
