"""Which kind of workbook is it, and how are its sheets read? By what is inside, not by its name."""

import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Protocol

from ilonet.lib.spreadsheets.cells import Row, Table
from ilonet.lib.spreadsheets.opendocument import (
    OpenSheet,
    insist_on_spreadsheet,
    is_opendocument,
    open_rows,
    open_sheets,
)
from ilonet.lib.spreadsheets.package import insist_on_excel, open_package
from ilonet.lib.spreadsheets.sheet import excel_rows
from ilonet.lib.spreadsheets.workbook import Sheet, open_workbook

FIRST_ROWS = 20


class Book(Protocol):
    sheets: Sequence[Sheet]

    def rows(self, sheet: Sheet, table: Table) -> Iterator[Row]:
        """What else is seen on the way is put into `table`."""

    def first_rows(self, sheet: Sheet, most: int) -> list[Row]:
        """Those with content; never more than `FIRST_ROWS`."""


def open_book(content: bytes) -> Book:
    package = open_package(content)
    return OpenDocumentBook(package) if is_opendocument(package) else ExcelBook(package)


class ExcelBook:
    """Each sheet lies in a part of its own, and is read as far as somebody asks."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        insist_on_excel(package)
        self._workbook = open_workbook(package)
        self.sheets: Sequence[Sheet] = self._workbook.sheets

    def rows(self, sheet: Sheet, table: Table) -> Iterator[Row]:
        return excel_rows(self._workbook, sheet, table)

    def first_rows(self, sheet: Sheet, most: int) -> list[Row]:
        return list(islice(self.rows(sheet, Table(sheet=sheet.name, rows=iter(()))), most))


class OpenDocumentBook:
    """All sheets lie in one part: it is heard once for the beginnings of all, and once for the sheet that is meant."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        insist_on_spreadsheet(package)
        self._package = package
        self._found = open_sheets(package, FIRST_ROWS)
        self.sheets: Sequence[Sheet] = self._found

    def rows(self, sheet: Sheet, table: Table) -> Iterator[Row]:
        return open_rows(self._package, self._known(sheet), table)

    def first_rows(self, sheet: Sheet, most: int) -> list[Row]:
        return self._known(sheet).first_rows[:most]

    def _known(self, sheet: Sheet) -> OpenSheet:
        return next(one for one in self._found if one is sheet)
