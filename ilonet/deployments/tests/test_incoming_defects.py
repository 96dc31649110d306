"""Every way in which a register can be wrong gets a clear answer: the file refused, or the cell named."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ilonet.deployments.incoming.answers import Incoming
from ilonet.deployments.tests.registers import AMARA, BRUNO, HEADINGS, read, read_csv, read_rows, spoiled, without
from ilonet.lib.refusals import Refusal
from ilonet.lib.spreadsheets.tests.builders import delimited, part_of, repacked, with_long_sheet, with_sheet, xlsx

GOOD = [HEADINGS, AMARA, BRUNO]
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500)


def on_sheet(change: Callable[[Worksheet], Any]) -> bytes:
    return xlsx(GOOD, change=lambda workbook: change(workbook.active))


def second_register(workbook: Any) -> None:
    workbook.create_sheet("2025").append(HEADINGS)


def hidden(workbook: Any) -> None:
    workbook.create_sheet("Cover")
    workbook["Sheet1"].sheet_state = "hidden"


def merged(count: int) -> bytes:
    def change(sheet: Worksheet) -> None:
        for row in range(4, 4 + 2 * count, 2):
            sheet.merge_cells(start_row=row, end_row=row + 1, start_column=1, end_column=1)

    return on_sheet(change)


def grown(part: bytes) -> bytes:
    return part.replace(b"</sheetData>", b"<row><c><v>1</v></c></row>" * 20_001 + b"</sheetData>")


def entity(part: bytes) -> bytes:
    doctype = b'<!DOCTYPE worksheet [<!ENTITY a SYSTEM "file:///etc/hostname">]><worksheet'
    return part.replace(b"<worksheet", doctype, 1)


def macro_type() -> bytes:
    types = part_of(xlsx(GOOD), "[Content_Types].xml")
    return repacked(
        xlsx(GOOD), {"[Content_Types].xml": types.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")}
    )


# What is wrong: the file, how it is read, and the code of the refusal.
FILES: dict[str, tuple[bytes, dict[str, Any], str]] = {
    "01 empty file": (b"", {}, "file.empty"),
    "02 no deployments below the headings": (xlsx([HEADINGS]), {}, "table.no_rows"),
    "03 no headings": (xlsx([AMARA, BRUNO]), {}, "columns.none"),
    "04 missing column": (xlsx(without("Duties")), {}, "columns.missing"),
    "05 missing authority column": (xlsx(without("Sending authority")), {}, "columns.missing"),
    "06 one column twice": (xlsx([[*HEADINGS, "Host country"], AMARA]), {}, "columns.repeated"),
    "07 macros": (repacked(xlsx(GOOD), {"xl/vbaProject.bin": b"x"}), {}, "file.macro"),
    "08 macro type": (macro_type(), {}, "file.macro"),
    "09 macro name": (xlsx(GOOD), {"filename": "register.xlsm"}, "file.macro"),
    "10 command in a formula": (xlsx(spoiled("Phone", '=WEBSERVICE("http://x.example")')), {}, "file.macro"),
    "11 links to other files": (repacked(xlsx(GOOD), {"xl/externalLinks/a.xml": b"<x/>"}), {}, "file.external_links"),
    "12 password": (OLE + "EncryptedPackage".encode("utf-16-le"), {}, "file.encrypted"),
    "13 format before 2007": (OLE, {}, "file.old_format"),
    "14 another type": (b"%PDF-1.7", {"filename": "register.xlsx"}, "file.type_not_allowed"),
    "15 web page named as table": (b"<html><table>", {"filename": "register.xls"}, "file.type_not_allowed"),
    "16 bomb": (repacked(xlsx(GOOD), {"xl/media/a.bin": bytes(40_000_000)}), {}, "file.unpacks_too_large"),
    "17 200 MB that claim ten rows": (with_long_sheet(xlsx(GOOD), 200), {}, "file.unpacks_too_large"),
    "18 too many rows": (with_sheet(xlsx(GOOD), grown), {}, "table.too_many_rows"),
    "19 too many columns": (xlsx([[*HEADINGS, *range(200)], AMARA]), {}, "table.too_many_columns"),
    "20 entities": (with_sheet(xlsx(GOOD), entity), {}, "file.entities"),
    "21 cut off": (xlsx(GOOD)[:-300], {}, "file.damaged"),
    "22 several sheets": (xlsx(GOOD, change=second_register), {}, "sheet.several"),
    "23 hidden sheet only": (xlsx(GOOD, change=hidden), {}, "sheet.hidden"),
    "24 no such sheet": (xlsx(GOOD), {"sheet": "2027"}, "sheet.unknown"),
    "25 merged throughout": (merged(201), {}, "table.merged_cells"),
    "26 NUL characters": (delimited(GOOD).replace(b"Embassy", b"Emb\x00ssy"), {}, "csv.null_characters"),
    "27 open quotation mark": (delimited(GOOD).replace(b"Diallo", b'"Diallo'), {}, "csv.quotes"),
    "28 letters of another alphabet": (delimited(spoiled("Officer", "Νίκου, Άννα"), ";", "cp1253"), {}, "csv.letters_unclear"),
    "29 unknown authority for the file": (xlsx(GOOD), {"authority": "Silly Walks"}, "authority.unknown"),
}  # fmt: skip


def header_of(rows: list[list[Any]]) -> Callable[[], Incoming]:
    return lambda: read_rows(rows)


def cell(heading: str, value: Any, *, csv: bool = False) -> Callable[[], Incoming]:
    return lambda: read_csv(spoiled(heading, value)) if csv else read_rows(spoiled(heading, value))


def with_error_value(workbook: Any) -> None:
    workbook.active["F2"] = "#REF!"
    workbook.active["F2"].data_type = "e"


def with_merge(workbook: Any) -> None:
    workbook.active.merge_cells("D2:D3")


def second_on(post: str, start: str) -> list[list[Any]]:
    row = list(AMARA)
    row[1], row[4], row[11] = "Rossi, Chiara", start, post
    return [*GOOD, row]


# What is wrong: how the register is read, the code and the place of each error.
CELLS: dict[str, tuple[Callable[[], Incoming], list[tuple[str, int, str]]]] = {
    "30 date in words": (cell("Start", "soon"), [("date.not_a_date", 2, "E2")]),
    "31 year 1900": (cell("Start", date(1900, 1, 5)), [("date.year_implausible", 2, "E2")]),
    "32 year after 2100": (cell("End", "2206-01-01"), [("date.year_implausible", 2, "F2")]),
    "33 number for a date": (cell("Start", 46032), [("date.number", 2, "E2")]),
    "34 two digits for the year": (cell("Start", "10/01/26"), [("date.short_year", 2, "E2")]),
    "35 month first": (cell("Start", "01/31/2026"), [("date.month_first", 2, "E2")]),
    "36 no such day": (cell("Start", "30.02.2026"), [("date.impossible", 2, "E2")]),
    "37 end before start": (cell("End", "2019-01-01"), [("period.ends_before_start", 2, "F2")]),
    "38 no end": (cell("End", None), [("cell.missing", 2, "F2")]),
    "39 Member State as host": (cell("Country of posting", "Italy"), [("host.member_state", 2, "C2")]),
    "40 unknown country": (cell("Country of posting", "Atlantis"), [("country.unknown", 2, "C2")]),
    "41 country that may be two": (cell("Country of posting", "Korea"), [("country.unclear", 2, "C2")]),
    "42 unknown authority": (cell("Sending authority", "Ministry of Silly Walks"), [("authority.unknown", 2, "A2")]),
    "43 two officers on one post": (lambda: read_rows(second_on("p1", "2027-06-01")), [("post.two_officers", 4, "")]),
    "44 the same row twice": (lambda: read_rows([*GOOD, AMARA]), [("row.repeated", 4, "")]),
    "45 formula": (cell("E-mail", '=HYPERLINK("http://x.example")'), [("cell.formula", 2, "H2")]),
    "46 formula in a CSV": (cell("E-mail", "=A1", csv=True), [("cell.formula", 2, "H2")]),
    "47 error value": (lambda: read_rows(GOOD, change=with_error_value), [("cell.error_value", 2, "F2")]),
    "48 merged cells": (lambda: read_rows(GOOD, change=with_merge), [("cell.merged", 3, "D3")]),
    "49 no duties": (cell("Duties", None), [("duties.missing", 2, "G2")]),
    "50 duties in words": (cell("Duties", "tbd"), [("duties.unknown", 2, "G2")]),
    "51 duty that does not exist": (cell("Duties", "a, m"), [("duties.unknown", 2, "G2")]),
    "52 none of the four hosts": (cell("Posted at", "On a boat"), [("host_type.unknown", 2, "D2")]),
    "53 two hosts at once": (cell("Posted at", "Embassy and IOM office"), [("host_type.two", 2, "D2")]),
    "54 words for a number": (cell("Phone", "call me"), [("phone.invalid", 2, "I2")]),
    "55 number without its plus": (cell("Phone", 4655501), [("phone.number", 2, "I2")]),
    "56 too many digits": (cell("Phone", "+99 5550101 0102 0103"), [("phone.invalid", 2, "I2")]),
    "57 no e-mail address": (cell("E-mail", "amara at aut"), [("email.invalid", 2, "H2")]),
    "58 look-alike letters in an address": (cell("E-mail", "аmara@aut.example"), [("email.invalid", 2, "H2")]),
    "59 no migration duties": (cell("Share", 0), [("share.zero", 2, "K2")]),
    "60 more than all": (cell("Share", "120 %"), [("share.invalid", 2, "K2")]),
    "61 name not split": (cell("Officer", "Amara Diallo"), [("name.not_split", 2, "B2")]),
    "62 name with a number": (cell("Officer", "Diallo, Amara 2"), [("name.characters", 2, "B2")]),
    "63 two alphabets in a name": (cell("Officer", "Diаllo, Amara"), [("name.two_alphabets", 2, "B2")]),
    "64 invisible characters": (cell("Officer", "Diallo, Ama\u202era"), [("text.control_characters", 2, "B2")]),
    "65 a letter instead of a cell": (cell("Country of posting", "Turkey " * 100), [("text.too_long", 2, "C2")]),
    "66 covers a country unknown": (cell("Also responsible for", "Chile, Narnia"), [("country.unknown", 2, "J2")]),
    "67 covers a Member State": (cell("Also responsible for", "Chile; Malta"), [("also_covers.member_state", 2, "J2")]),
    "68 total below the table": (lambda: read_rows([*GOOD, ["Total: 2"]]), [("row.not_a_deployment", 4, "A4")]),
    "69 separator inside a value": (
        lambda: read_csv([HEADINGS, [*AMARA, "left over"], BRUNO], ";"),
        [("row.too_many_cells", 2, "M2")],
    ),
    "70 true for a text": (cell("Posted at", value=True), [("cell.not_text", 2, "D2")]),
    "71 several mistakes in one row": (
        lambda: read_rows([HEADINGS, ["AUT", "Diallo, Amara", "Italy", "boat", "soon", "2028-01-09", "z"], BRUNO]),
        [("host.member_state", 2, "C2"), ("host_type.unknown", 2, "D2"), ("date.not_a_date", 2, "E2"), ("duties.unknown", 2, "G2")],
    ),
}  # fmt: skip


@pytest.mark.requirement("R-4.1-a")
@pytest.mark.parametrize("content, how, code", FILES.values(), ids=FILES)
def test_a_file_that_cannot_be_a_register_is_refused(content: bytes, how: dict[str, Any], code: str):
    with pytest.raises(Refusal) as caught:
        read(content, **how)
    assert caught.value.code == code
    assert caught.value.message
    assert caught.value.hint


@pytest.mark.requirement("R-4.1-b")
@pytest.mark.parametrize("reading, expected", CELLS.values(), ids=CELLS)
def test_a_bad_cell_is_named_with_what_to_do(reading: Callable[[], Incoming], expected: list[tuple[str, int, str]]):
    incoming = reading()
    assert [(error.code, error.row, error.cell) for error in incoming.errors] == expected
    assert all(error.message and error.advice and len(error.value) <= 40 for error in incoming.errors)
    bad = {row for _code, row, _cell in expected}
    assert not bad & {deployment.row for deployment in incoming.rows}


def test_the_register_in_order_has_nothing_to_mend():
    incoming = read_rows(GOOD)
    assert incoming.is_clean
    assert incoming.warnings == []
    assert [deployment.row for deployment in incoming.rows] == [2, 3]


def test_a_column_with_the_month_first_is_trusted_nowhere():
    first, second = list(AMARA), list(BRUNO)
    first[4], second[4] = "03/04/2026", "04/25/2025"
    found = [(error.code, error.cell) for error in read_rows([HEADINGS, first, second]).errors]
    assert found == [("date.ambiguous", "E2"), ("date.month_first", "E3")]
