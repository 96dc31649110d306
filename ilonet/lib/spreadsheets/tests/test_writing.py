"""No table that leaves the house holds a command, whatever somebody typed into it."""

import csv
import io
import unicodedata
from datetime import UTC, date, datetime

import openpyxl
import pytest

from ilonet.lib.spreadsheets.reading import read_table
from ilonet.lib.spreadsheets.writing import TRIGGERS, safe_text, write_csv, write_xlsx

COMMANDS = [
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "|x", "%0A=1", "\t=1+1", "\r=1+1", "\n=1+1", "  =1+1", "＝1+1", "＋1", "－1", "＠x",
    "\u200b=1+1", "\ufeff=1+1", "\x0b=1+1", "\x00=1", "\u00a0=1", "\u202e=1", '=HYPERLINK("http://x.example")', "=cmd|' /C calc'!A0",
]  # fmt: skip
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def is_harmless(text: str) -> bool:
    visible = "".join(
        letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) not in {"Cf", "Cc"}
    )
    return not visible.lstrip().startswith(tuple(TRIGGERS)) and not text.startswith(("\t", "\r", "\n"))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_leaves_as_text(command):
    assert not is_harmless(command)
    assert is_harmless(safe_text(command))


@pytest.mark.parametrize("text", ["", "Sørensen", "a=b", "Müller-Lüdenscheidt", "12 March", "'quoted"])
def test_ordinary_text_leaves_as_it_is(text):
    assert safe_text(text) == text


@pytest.mark.parametrize("command", COMMANDS)
def test_no_cell_of_a_csv_begins_with_a_trigger(command):
    content = write_csv(["Title", command], [[command, 5], ["two\n" + command, -3], [None, date(2026, 3, 31)]])
    assert content.startswith(b"\xef\xbb\xbf")
    found = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    texts = [cell for row in found for cell in row if cell not in {"-3", "-3.0"}]
    assert all(is_harmless(line) for cell in texts for line in cell.split("\n") if line)
    assert found[3] == ["", "2026-03-31"]


@pytest.mark.parametrize("command", [*COMMANDS, "http://x.example", "12345"])
def test_every_text_of_a_workbook_is_a_string(command):
    content = write_xlsx("Title", ["A", command], [[command, 7], [date(2026, 3, 31), True]], created=NOW)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].hyperlink is None
    assert sheet["B2"].value == 7
    assert is_harmless(sheet["A2"].value)


def test_what_was_written_can_be_read_again():
    rows = [["Sørensen", 5, date(2026, 3, 31)]]
    content = write_xlsx("=Title[1]", ["Name", "n", "Day"], rows, created=NOW)
    assert [row.cells for row in read_table(content).rows][1] == ("Sørensen", 5, date(2026, 3, 31))


def test_the_same_table_at_the_same_time_is_the_same_file():
    assert write_xlsx("T", ["A"], [["x"]], created=NOW) == write_xlsx("T", ["A"], [["x"]], created=NOW)
