"""An OpenDocument spreadsheet is read like a workbook of the same rows, and refused for the same reasons."""

import random
import string
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilonet.lib.refusals import Refusal
from ilonet.lib.spreadsheets import limits
from ilonet.lib.spreadsheets.cells import Formula, Merge, Unreadable
from ilonet.lib.spreadsheets.reading import read_table
from ilonet.lib.spreadsheets.tests.builders import repacked, xlsx
from ilonet.lib.spreadsheets.tests.opening import MANIFEST, cell_of, content, ods, packed, row_of, sheet
from ilonet.lib.spreadsheets.tests.test_reading import cells, refused

RNG = random.Random("opendocument")  # noqa: S311 -- the same noise each time
ROWS = [["Name", "Land"], ["Sørensen", "Ægypten"], ["Πέτρου", "x"]]
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t =")
VALUE = st.one_of(
    st.none(),
    st.text(LETTERS, max_size=20).filter(lambda text: not text.strip().startswith("#")),
    st.integers(-(10**12), 10**12),
    st.integers(-(10**9), 10**9).map(lambda number: number / 8),  # beyond 15 digits the builders differ
    st.booleans(),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
)


def written(cell: str) -> bytes:
    """One cell as it stands in the file."""
    return ods([], besides=sheet("Written", f"<table:table-row>{cell}</table:table-row>"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(VALUE, max_size=6), max_size=6))
def test_the_same_rows_are_read_alike_from_both(rows):
    def read(book):
        try:
            table = read_table(book)
            return [(row.number, row.cells) for row in table.rows], table.sheet, table.notes, table.merged
        except Refusal as refusal:
            return refusal.code

    assert read(ods(rows)) == read(xlsx(rows))


def test_it_is_known_by_its_bytes_not_by_its_name():
    assert cells(ods(ROWS), "register.xlsx") == cells(ods(ROWS), "register.ods") == [tuple(row) for row in ROWS]


CELLS = {
    "a formula": ('<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>', Formula("=1+1")),
    "a share": ('<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50,00 %</text:p></table:table-cell>', "50%"),
    "money": ('<table:table-cell office:value-type="currency" office:value="12"><text:p>12 €</text:p></table:table-cell>', 12),
    "a moment": ('<table:table-cell office:value-type="date" office:date-value="2026-03-31T10:00:00"/>', date(2026, 3, 31)),
    "an hour": ('<table:table-cell office:value-type="time" office:time-value="PT10H"><text:p>10:00</text:p></table:table-cell>', Unreadable("10:00")),
    "a day that is none": ('<table:table-cell office:value-type="date" office:date-value="2026-02-31"/>', Unreadable("2026-02-31")),
    "endless": ('<table:table-cell office:value-type="float" office:value="inf"/>', Unreadable("inf")),
    "an error": ('<table:table-cell office:value-type="string" office:string-value="" x:value-type="error" xmlns:x="urn:x"><text:p>#REF!</text:p></table:table-cell>', Unreadable("#REF!")),
    "a text kept beside what is shown": ('<table:table-cell office:value-type="string" office:string-value="kept"><text:p>shown</text:p></table:table-cell>', "kept"),
    "a text without a kind": ("<table:table-cell><text:p>x</text:p></table:table-cell>", "x"),
    "blanks and spans": ('<table:table-cell office:value-type="string"><text:p>a \n  <text:span>b<text:s text:c="2"/></text:span>c<text:tab/>d<text:line-break/>e</text:p><text:p>f</text:p></table:table-cell>', "a b  c\td\ne\nf"),
    "a note on it": ('<table:table-cell office:value-type="string"><office:annotation><text:p>secret</text:p></office:annotation><text:p>x</text:p></table:table-cell>', "x"),
    "a picture on it": ('<table:table-cell office:value-type="string"><draw:frame><draw:text-box><text:p>secret</text:p></draw:text-box></draw:frame><text:p>x</text:p><draw:rect><text:p>secret</text:p></draw:rect></table:table-cell>', "x"),
    "how to read it": ('<table:table-cell office:value-type="string"><text:p><text:ruby><text:ruby-base>x</text:ruby-base><text:ruby-text>y</text:ruby-text></text:ruby>z</text:p></table:table-cell>', "xz"),
}  # fmt: skip


@pytest.mark.parametrize("cell, value", CELLS.values(), ids=CELLS)
def test_a_cell_is_what_it_says(cell, value):
    assert cells(written(cell)) == [(value,)]


def test_what_is_repeated_is_written_out_and_blank_rows_keep_their_numbers():
    rows = (
        row_of(["a", None, "b"])
        + '<table:table-row table:number-rows-repeated="3"/>'
        + '<table:table-row-group><table:table-row table:number-rows-repeated="2" table:visibility="collapse">'
        + '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"/>'
        + "</table:table-row></table:table-row-group>"
        + '<table:table-header-rows><table:table-row table:visibility="filter">'
        + cell_of("c")
        + "</table:table-row></table:table-header-rows>"
    )
    table = read_table(packed(content(sheet("S", rows))))
    found = [(row.number, row.cells) for row in table.rows]
    assert found == [(1, ("a", None, "b")), (5, (1, 1)), (6, (1, 1)), (7, ("c",))]
    assert table.hidden_rows == [5, 6, 7]


def test_of_merged_cells_the_first_alone_counts():
    wide = '<table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>x</text:p></table:table-cell>'
    covered = '<table:covered-table-cell office:value-type="string"><text:p>hidden</text:p></table:covered-table-cell>'
    row = "<table:table-row>{}</table:table-row>"
    table = read_table(packed(content(sheet("S", row.format(wide + covered + cell_of("y")) + row.format(covered * 2)))))
    assert [row.cells for row in table.rows] == [("x", None, "y")]
    assert table.merged == [Merge(1, 0, 2, 1)]


def test_sheets_are_chosen_as_in_a_workbook():
    old = sheet("Old", row_of(["x"]))
    hidden = sheet("Secret", row_of(["y"]), style="ta2")
    refusal = refused(ods(ROWS, title="New", besides=old))
    assert refusal.code == "sheet.several"
    assert "“New”, “Old”" in str(refusal.message)
    assert cells(ods(ROWS, title="New", besides=old), sheet="old") == [("x",)]
    assert cells(ods(ROWS, title="New", besides=old), fits=lambda rows: rows[0].cells == ("x",)) == [("x",)]
    table = read_table(ods(ROWS, title="New", besides=hidden))
    assert (table.sheet, len(list(table.rows))) == ("New", 3)
    assert "Secret" in table.notes[0]
    assert refused(packed(content(hidden))).code == "sheet.hidden"
    assert refused(ods(ROWS), sheet="none").code == "sheet.unknown"


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
LOCKED = MANIFEST.replace(
    b"/></manifest:manifest>", b"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
)
OBJECT = MANIFEST.replace(
    b"</manifest:manifest>",
    b'<manifest:file-entry manifest:full-path="Object 1" manifest:media-type="application/vnd.sun.star.oleobject"/></manifest:manifest>',
)
GOOD = content(sheet("S", row_of(["x"])))
FILLED = 'office:value-type="string"><text:p>x</text:p>'


def spread(cell: str) -> bytes:
    return packed(content(sheet("S", f"<table:table-row>{cell}</table:table-row>")))


REFUSED = {
    "many at once": (spread(f'<table:table-cell table:number-columns-repeated="16384" {FILLED}</table:table-cell>'), "table.too_many_columns"),
    "far to the right": (spread(f'<table:table-cell table:number-columns-repeated="200"/><table:table-cell {FILLED}</table:table-cell>'), "table.too_many_columns"),
    "a row a million times": (packed(content(sheet("S", f'<table:table-row table:number-rows-repeated="1000000"><table:table-cell {FILLED}</table:table-cell></table:table-row>'))), "table.too_many_rows"),
    "beyond the last row": (packed(content(sheet("S", f'<table:table-row table:number-rows-repeated="999999999"/><table:table-row><table:table-cell {FILLED}</table:table-cell></table:table-row>'))), "file.damaged"),
    "more rows than a table has": (ods([[RNG.random()] for _ in range(20_001)]), "table.too_many_rows"),
    "too many sheets": (packed(content("".join(sheet(str(n), row_of(["x"])) for n in range(101)))), "file.unpacks_too_large"),
    "a bomb": (packed(GOOD, {"Pictures/a.png": bytes(40_000_000)}), "file.unpacks_too_large"),
    "a table in a cell": (spread(f"<table:table-cell>{sheet('T', row_of(['x']))}</table:table-cell>"), "file.damaged"),
    "laughs": (packed(LAUGHS), "file.entities"),
    "a file from elsewhere": (packed(OUTSIDE), "file.entities"),
    "laughs in the manifest": (packed(GOOD, {"META-INF/manifest.xml": LAUGHS}), "file.entities"),
    "a password": (packed(GOOD, {"META-INF/manifest.xml": LOCKED}), "file.encrypted"),
    "a password of late": (packed(GOOD, {"encrypted-package": b"x"}), "file.encrypted"),
    "Basic": (packed(GOOD, {"Basic/script-lc.xml": b"<x/>"}), "file.macro"),
    "Python": (packed(GOOD, {"Scripts/python/a.py": b"x"}), "file.macro"),
    "a script": (ods(ROWS, before="<office:scripts><office:script/></office:scripts>"), "file.macro"),
    "what runs on opening": (ods(ROWS, before='<office:event-listeners><script:event-listener script:event-name="on-load"/></office:event-listeners>'), "file.macro"),
    "what runs at a button": (ods(ROWS, besides=sheet("T", '<table:shapes><draw:control><script:event-listener/></draw:control></table:shapes>')), "file.macro"),
    "a DDE link": (ods(ROWS, besides="<table:dde-links><table:dde-link/></table:dde-links>"), "file.macro"),
    "WEBSERVICE": (spread('<table:table-cell table:formula="of:=COM.MICROSOFT.WEBSERVICE(&quot;http://x.example&quot;)"/>'), "file.macro"),
    "DDE in a formula": (spread('<table:table-cell table:formula="of:=DDE(&quot;soffice&quot;;&quot;a&quot;;&quot;b&quot;)"/>'), "file.macro"),
    "DDE in a text": (spread("<table:table-cell><text:p>=cmd|' /C calc'!A0</text:p></table:table-cell>"), "file.macro"),
    "a formula on another file": (spread("<table:table-cell table:formula=\"of:=['file:///other.ods'#$Sheet1.A1]\"/>"), "file.external_links"),
    "a sheet of another file": (ods(ROWS, besides=sheet("T", "<table:table-source/>")), "file.external_links"),
    "cells of another file": (spread("<table:table-cell><table:cell-range-source/></table:table-cell>"), "file.external_links"),
    "a question to a database": (ods(ROWS, besides="<table:database-ranges><table:database-range><table:database-source-sql/></table:database-range></table:database-ranges>"), "file.external_links"),
    "an object": (packed(GOOD, {"META-INF/manifest.xml": OBJECT}), "file.external_links"),
    "an object in its place": (ods(ROWS, besides=sheet("T", "<table:shapes><draw:frame><draw:object-ole/></draw:frame></table:shapes>")), "file.external_links"),
    "a text document": (packed(GOOD, kind=b"application/vnd.oasis.opendocument.text"), "file.type_not_allowed"),
    "a type that goes on": (packed(GOOD, kind=b"application/vnd.oasis.opendocument.spreadsheet-template"), "file.type_not_allowed"),
    "no content": (repacked(packed(b""), {"content.xml": b""}), "file.damaged"),
    "a coding of several bytes": (packed(GOOD.replace(b"UTF-8", b"UTF-7")), "file.damaged"),
    "no manifest": (repacked(xlsx(ROWS), {"mimetype": b"x", "xl/workbook.xml": b""}), "file.damaged"),
    "two workbooks in one": (repacked(xlsx(ROWS), {"content.xml": GOOD, "mimetype": b"x"}), "file.damaged"),
    "no sheet": (packed(content("")), "file.damaged"),
    "nothing in any sheet": (packed(content(sheet("S", ""))), "file.empty"),
    "broken markup": (packed(GOOD[:-30]), "file.damaged"),
    "half a file": (ods(ROWS)[:300], "file.damaged"),
}  # fmt: skip


@pytest.mark.parametrize("book, code", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_with_the_way_to_mend_it(book, code):
    assert refused(book).code == code


@pytest.mark.parametrize(
    "limit, code", [("ELEMENTS", "file.unpacks_too_large"), ("ROW_ELEMENTS", "table.too_many_rows")]
)
def test_marks_and_rows_without_content_are_counted_too(monkeypatch, limit, code):
    book = packed(content(sheet("S", "<table:table-row/>" * 500 + row_of(["x"]))))
    assert cells(book) == [("x",)]
    monkeypatch.setattr(limits, limit, 300)
    assert refused(book).code == code


def test_what_was_there_before_is_not_read():
    tracked = "<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell><text:p>old</text:p></table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>"
    assert cells(packed(content(tracked + sheet("S", row_of(["x"]))))) == [("x",)]


def test_a_spoilt_one_has_an_answer():
    whole = ods([["Name", 1, date(2026, 1, 1)], ["x", True, None]])
    for _ in range(300):
        part, name = RNG.choice([(GOOD, "content.xml"), (MANIFEST, "META-INF/manifest.xml")])
        spoilt = bytearray(part)
        for _again in range(RNG.randint(1, 6)):
            spoilt[RNG.randrange(len(spoilt))] = ord(RNG.choice(string.printable))
        try:
            list(read_table(repacked(whole, {name: bytes(spoilt)})).rows)
        except Refusal as refusal:
            assert refusal.code  # noqa: PT017 -- anything but a refusal fails by itself
