"""A table from outside is read for what it is, and never does anything."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl.styles import numbers

from ilonet.lib.refusals import Refusal
from ilonet.lib.spreadsheets.cells import Formula, Merge, Unreadable
from ilonet.lib.spreadsheets.reading import read_table
from ilonet.lib.spreadsheets.tests.builders import (
    delimited,
    overlapping,
    part_of,
    repacked,
    shared,
    with_long_sheet,
    with_sheet,
    xlsx,
)

ROWS = [["Name", "Land"], ["Sørensen", "Ægypten"], ["Πέτρου", "x"]]


def cells(content: bytes, filename: str = "", **known) -> list[tuple]:
    return [row.cells for row in read_table(content, filename, **known).rows]


def refused(content: bytes, filename: str = "", **known) -> Refusal:
    with pytest.raises(Refusal) as caught:
        list(read_table(content, filename, **known).rows)
    assert caught.value.message
    assert caught.value.hint
    return caught.value


def test_cells_keep_their_kind():
    def dated(workbook):
        sheet = workbook.active
        sheet["A2"], sheet["B2"] = date(2026, 3, 31), date(2026, 4, 1)
        sheet["C2"], sheet["D2"], sheet["E2"], sheet["F2"] = 12, 0.5, True, "=1+1"
        sheet["G2"] = 0.5
        sheet["G2"].number_format = numbers.FORMAT_PERCENTAGE
        sheet["H2"] = "#REF!"
        sheet["H2"].data_type = "e"

    found = cells(xlsx([["a"]], change=dated))[1]
    assert found == (
        date(2026, 3, 31), date(2026, 4, 1), 12, 0.5, True, Formula("=1+1"), "50%", Unreadable("#REF!"),
    )  # fmt: skip


def test_a_workbook_is_known_by_its_bytes_not_by_its_name():
    assert cells(xlsx(ROWS), "register.csv") == cells(xlsx(ROWS), "register.xlsx")
    assert cells(delimited(ROWS), "register.xlsx")[1] == ("Sørensen", "Ægypten")


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_separators_and_letters_are_recognised(separator, letters):
    assert cells(delimited(ROWS, separator, letters)) == [tuple(row) for row in ROWS]


def test_western_letters_are_a_guess_and_said_to_be_one():
    table = read_table(delimited(ROWS[:2], ";", "cp1252"))
    assert [row.cells for row in table.rows][1] == ("Sørensen", "Ægypten")
    assert "Windows-1252" in table.notes[0]
    assert "Sørensen" in table.notes[0]


@pytest.mark.parametrize("text, letters", [("Παπαδόπουλος", "cp1253"), ("Иванов", "cp1251"), ("Błażej", "cp1250")])
def test_letters_that_would_come_out_wrong_are_refused(text, letters):
    assert refused(delimited([["Name", "Land"], [text, "x"]], ";", letters)).code == "csv.letters_unclear"


def test_commas_and_line_breaks_inside_quotes_stay_inside():
    content = b'Name;Also\r\n"Berg; van den";"a,\nb"\r\nx;y\r\n'
    assert [(row.number, row.cells) for row in read_table(content).rows] == [
        (1, ("Name", "Also")),
        (2, ("Berg; van den", "a,\nb")),
        (3, ("x", "y")),
    ]


def test_a_declared_separator_keeps_the_numbers_of_rows():
    table = read_table(b"sep=|\r\nName|Land\r\na;b;c|d\r\n")
    assert [(row.number, row.cells) for row in table.rows] == [(2, ("Name", "Land")), (3, ("a;b;c", "d"))]


def test_a_formula_in_a_csv_is_a_formula():
    assert cells(b"a;b\r\n=1+1;x\r\n")[1][0] == Formula("=1+1")


def test_merged_cells_and_hidden_rows_are_told():
    def shape(workbook):
        workbook.active.merge_cells("A2:A3")
        workbook.active.row_dimensions[3].hidden = True

    table = read_table(xlsx(ROWS, change=shape))
    list(table.rows)
    assert table.merged == [Merge(2, 0, 3, 0)]
    assert table.hidden_rows == [3]


def test_a_second_filled_sheet_must_be_chosen():
    def second(workbook):
        workbook.create_sheet("Old").append(["x"])

    content = xlsx(ROWS, title="New", change=second)
    refusal = refused(content)
    assert refusal.code == "sheet.several"
    assert "“New”, “Old”" in str(refusal.message)
    assert cells(content, sheet="old") == [("x",)]
    assert refused(content, sheet="none").code == "sheet.unknown"


def test_a_hidden_sheet_is_not_read_and_said_so():
    def second(workbook):
        sheet = workbook.create_sheet("Secret")
        sheet.append(["x"])
        sheet.sheet_state = "veryHidden"

    table = read_table(xlsx(ROWS, title="New", change=second))
    assert table.sheet == "New"
    assert "Secret" in table.notes[0]


def test_only_hidden_sheets_are_refused():
    def hide(workbook):
        workbook.create_sheet("Empty")
        workbook["New"].sheet_state = "hidden"

    assert refused(xlsx(ROWS, title="New", change=hide)).code == "sheet.hidden"


def test_what_the_sheet_claims_about_its_size_is_not_asked():
    def lie(sheet: bytes) -> bytes:
        start = sheet.index(b"<dimension")
        end = sheet.index(b"/>", start) + 2
        return sheet[:start] + b'<dimension ref="A1:XFD1048576"/>' + sheet[end:]

    assert len(cells(with_sheet(xlsx(ROWS), lie))) == 3


def test_a_sheet_of_200_megabytes_that_claims_ten_rows_is_refused_unread():
    assert refused(with_long_sheet(xlsx(ROWS), 200)).code in {"file.unpacks_too_large", "file.too_large"}


def test_more_rows_than_claimed_are_counted_while_they_come():
    rows = b"".join(b"<row><c><v>1</v></c></row>" for _ in range(20_001))
    content = with_sheet(xlsx(ROWS), lambda sheet: sheet.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert refused(content).code == "table.too_many_rows"


def test_a_part_longer_than_the_directory_says_does_not_get_through():
    content = bytearray(xlsx(ROWS))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as package:
        member = package.getinfo("xl/worksheets/sheet1.xml")
    place = bytes(content).rindex(b"xl/worksheets/sheet1.xml") - 22
    assert int.from_bytes(content[place : place + 4], "little") == member.file_size
    content[place : place + 4] = (10).to_bytes(4, "little")
    assert refused(bytes(content)).code == "file.damaged"


DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'


PARTS = ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"]
SHARED = shared([["Name"], ["Berg"]])


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("markup", [DOCTYPE, LAUGHS])
def test_entities_are_refused_in_every_part(part, markup):
    assert refused(repacked(SHARED, {part: markup})).code == "file.entities"


def external_target() -> bytes:
    links = part_of(xlsx(ROWS), "xl/_rels/workbook.xml.rels")
    return links.replace(
        b"</Relationships>",
        b'<Relationship Id="x" Type="a/image" Target="http://x.example" TargetMode="External"/></Relationships>',
    )


REFUSED = {
    "nothing": (b"", "file.empty"),
    "blank lines": (b"\r\n \r\n", "file.empty"),
    "a PDF": (b"%PDF-1.7 ...", "file.type_not_allowed"),
    "a web page": (b"<html><table><tr><td>x</td></tr></table>", "file.type_not_allowed"),
    "a picture that is also an archive": (b"GIF89a" + xlsx(ROWS), "file.type_not_allowed"),
    "an archive of something else": (overlapping().replace(b"xl/workbook.xml", b"xl/workbooc.xml"), "file.unpacks_too_large"),
    "members that overlap": (overlapping(), "file.unpacks_too_large"),
    "a bomb": (repacked(xlsx(ROWS), {"xl/media/a.bin": bytes(40_000_000)}), "file.unpacks_too_large"),
    "many members": (repacked(xlsx(ROWS), {f"xl/media/{n}": b"" for n in range(1001)}), "file.unpacks_too_large"),
    "half a file": (xlsx(ROWS)[:2000], "file.damaged"),
    "no sheet": (repacked(xlsx(ROWS), {"xl/_rels/workbook.xml.rels": b"<Relationships/>"}), "file.damaged"),
    "broken markup": (repacked(xlsx(ROWS), {"xl/worksheets/sheet1.xml": b"<worksheet><row>"}), "file.damaged"),
    "rows that go back": (with_sheet(xlsx(ROWS), lambda s: s.replace(b'<row r="3"', b'<row r="1"')), "file.damaged"),
    "a text that is not there": (with_sheet(SHARED, lambda s: s.replace(b"<v>0</v>", b"<v>99</v>")), "file.damaged"),
    "macros": (repacked(xlsx(ROWS), {"xl/vbaProject.bin": b"x"}), "file.macro"),
    "macro sheets": (repacked(xlsx(ROWS), {"xl/macrosheets/sheet1.xml": b"<x/>"}), "file.macro"),
    "a macro type": (
        repacked(xlsx(ROWS), {"[Content_Types].xml": part_of(xlsx(ROWS), "[Content_Types].xml").replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")}),
        "file.macro",
    ),
    "a DDE link": (repacked(xlsx(ROWS), {"xl/externalLinks/externalLink1.xml": b"<externalLink><ddeLink/></externalLink>"}), "file.macro"),
    "WEBSERVICE": (xlsx([*ROWS, ['=WEBSERVICE("http://x.example")', ""]]), "file.macro"),
    "DDE in a cell": (xlsx([*ROWS, ["=cmd|' /C calc'!A0", ""]]), "file.macro"),
    "a linked workbook": (repacked(xlsx(ROWS), {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}), "file.external_links"),
    "a connection": (repacked(xlsx(ROWS), {"xl/connections.xml": b"<connections/>"}), "file.external_links"),
    "a target outside": (repacked(xlsx(ROWS), {"xl/_rels/workbook.xml.rels": external_target()}), "file.external_links"),
    "an encrypted workbook": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "file.encrypted"),
    "an old workbook": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500), "file.old_format"),
    "NUL in a CSV": (b"Name;Land\r\na\x00b;c\r\n", "csv.null_characters"),
    "an open quotation mark": (b'Name;Land\r\n"a;b\r\nc;d\r\n', "csv.quotes"),
    "a wide CSV": (";".join(map(str, range(500))).encode(), "table.too_many_columns"),
    "a wide sheet": (xlsx([list(range(201))]), "table.too_many_columns"),
    "a long CSV": (b"a;b\r\n" * 20_001, "table.too_many_rows"),
    "an empty workbook": (xlsx([]), "file.empty"),
    "21 megabytes": (b"a;b\r\n" * (21 * 1024 * 1024 // 5), "file.too_large"),
}  # fmt: skip


@pytest.mark.parametrize("content, code", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_with_the_way_to_mend_it(content, code):
    assert refused(content).code == code


def test_a_macro_workbook_is_refused_by_its_name_too():
    assert refused(xlsx(ROWS), "register.XLSM").code == "file.macro"


def test_a_path_must_be_an_ordinary_file(tmp_path: Path):
    for place in (tmp_path, tmp_path / "absent.xlsx"):
        with pytest.raises(Refusal) as caught:
            read_table(place)
        assert caught.value.code == "file.not_found"
        assert str(tmp_path) not in str(caught.value.message)
