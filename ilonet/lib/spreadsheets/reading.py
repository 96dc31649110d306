"""How a table from outside becomes rows: by what the file is, not by what it is called."""

from collections.abc import Callable, Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal
from ilonet.lib.spreadsheets import limits
from ilonet.lib.spreadsheets.books import FIRST_ROWS, Book, open_book
from ilonet.lib.spreadsheets.cells import Row, Table
from ilonet.lib.spreadsheets.delimited import read_delimited
from ilonet.lib.spreadsheets.kinds import kind_of
from ilonet.lib.spreadsheets.package import refuse_macro
from ilonet.lib.spreadsheets.workbook import Sheet

MACRO_NAMES = (".xlsm", ".xltm", ".xlam", ".xlsb")


Fits = Callable[[list[Row]], bool]


def read_table(
    source: Path | bytes, filename: str = "", *, sheet: str | None = None, fits: Fits | None = None
) -> Table:
    """Where several sheets have content, the only one whose first rows fit is meant."""
    content = source if isinstance(source, bytes) else content_of(source)
    name = filename or ("" if isinstance(source, bytes) else source.name)
    if len(content) > limits.FILE_BYTES:
        raise too_large()
    if name.lower().endswith(MACRO_NAMES):
        refuse_macro()
    if kind_of(content) == "csv":
        return read_delimited(content)
    return _read_workbook(content, sheet, fits)


def content_of(path: Path) -> bytes:
    """The bytes of an ordinary file, and never more of them than allowed."""
    if not path.is_file():
        raise Refusal(
            "file.not_found",
            _("There is no file at the place given."),
            _("Check the name and the folder."),
            status=404,
        )
    try:
        with path.open("rb") as stream:
            return stream.read(limits.FILE_BYTES + 1)
    except OSError as error:
        raise Refusal(
            "file.not_readable",
            _("The file may not be read."),
            _("Check its access rights, and that no other program has locked it."),
            status=403,
        ) from error


def too_large() -> Refusal:
    return Refusal(
        "file.too_large",
        _("The file is larger than %(limit)d MB.") % {"limit": limits.FILE_BYTES // 1024 // 1024},
        _("Copy the rows of the register into a new file and send that one."),
        status=413,
    )


def _read_workbook(content: bytes, wanted: str | None, fits: Fits | None) -> Table:
    workbook = open_book(content)
    sheet = _named(workbook, wanted) if wanted else _only_filled(workbook, fits)
    table = Table(sheet=sheet.name, rows=iter(()))
    for other in workbook.sheets:
        if other is sheet or not _is_filled(workbook, other):
            continue
        said = _("The sheet “%(name)s” was not read.")
        if other.is_hidden:
            said = _("The hidden sheet “%(name)s” was not read.")
        table.notes.append(said % {"name": other.name[:40]})
    table.rows = workbook.rows(sheet, table)
    return table


def _named(workbook: Book, wanted: str) -> Sheet:
    for sheet in workbook.sheets:
        if sheet.name.strip().casefold() == wanted.strip().casefold():
            return sheet
    raise Refusal(
        "sheet.unknown",
        _("The workbook has no sheet of that name."),
        _("Its sheets are: %(names)s.") % {"names": _names(workbook.sheets)},
        field="sheet",
    )


def _only_filled(workbook: Book, fits: Fits | None) -> Sheet:
    filled = [sheet for sheet in workbook.sheets if _is_filled(workbook, sheet)]
    shown = [sheet for sheet in filled if not sheet.is_hidden]
    if len(shown) == 1:
        return shown[0]
    if fits and len(fitting := [sheet for sheet in shown if fits(workbook.first_rows(sheet, FIRST_ROWS))]) == 1:
        return fitting[0]
    if shown:
        raise Refusal(
            "sheet.several",
            _("The workbook has several sheets with content: %(names)s.") % {"names": _names(shown)},
            _("Say which one is the register, by its name (on the command line: --sheet NAME)."),
            status=422,
            field="sheet",
        )
    if filled:
        raise Refusal(
            "sheet.hidden",
            _("Only hidden sheets have content: %(names)s.") % {"names": _names(filled)},
            _("Show the sheet in your spreadsheet program, or name it (on the command line: --sheet NAME)."),
            status=422,
            field="sheet",
        )
    raise Refusal(
        "file.empty",
        _("No sheet of the workbook has any content."),
        _("Check that the right file was chosen and that it was saved."),
        status=422,
    )


def _is_filled(workbook: Book, sheet: Sheet) -> bool:
    """Looks only as far as the first row with content."""
    return bool(workbook.first_rows(sheet, 1))


def _names(sheets: Sequence[Sheet]) -> str:
    return ", ".join(f"“{sheet.name[:40]}”" for sheet in sheets[:10])
