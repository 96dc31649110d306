"""No name misleads whoever opens the file next, and each stays a name (H37)."""

import pytest
from django.utils.http import content_disposition_header

from ilonet.documents.naming import LONGEST, cleaned


@pytest.mark.parametrize(
    "given, kept",
    [
        ("boats.pdf", "boats.pdf"),
        ('a";\r\nX: 1\u202egpj.exe', "a ; X 1 gpj.exe"),
        ("..", "file"),
        ("", "file"),
        ("trailing.", "trailing"),
        (".htaccess", "htaccess"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\somebody\\list.xlsx", "list.xlsx"),
        ("Übersicht Grenze.docx", "Übersicht Grenze.docx"),
        ("e\u0301tat.pdf", "état.pdf"),
        ("zero\u200bwidth.pdf", "zero width.pdf"),
    ],
)
def test_cleaned(given, kept):
    assert cleaned(given) == kept


def test_a_long_name_keeps_its_ending():
    name = cleaned("a" * 300 + ".docx")
    assert len(name) == LONGEST
    assert name.endswith(".docx")


def test_a_header_made_of_it_is_one_line():
    said = content_disposition_header(as_attachment=True, filename=cleaned('a";\r\nX: 1\u202egpj.exe'))
    assert said.isascii()
    assert said.isprintable()
    assert "202e" not in said.lower()
    assert "%E2%80%AE" not in said
