"""The command says for every type of file where in it something stands, and never what."""

import json

import pytest

from ilonet.commands import main
from ilonet.lib.files.tests.making import docx, jpeg, pdf, xlsx

IBAN = "DE89 3704 0044 0532 0130 00"
FILES = {
    "a.docx": (docx(f"<w:p><w:r><w:t>Boats.</w:t></w:r></w:p><w:p><w:r><w:t>{IBAN}</w:t></w:r></w:p>"), "paragraph 2"),
    "a.xlsx": (
        xlsx(second=f'<row r="2"><c r="C2" t="inlineStr"><is><t>{IBAN}</t></is></c></row>'),
        "hidden sheet 2, cell C2",
    ),
    "a.pdf": (pdf(text=IBAN), "page 1"),
    "a.jpg": (jpeg({0x013B: IBAN}), "EXIF field Artist"),
    "a.csv": (f"a;b\nc;{IBAN}\n".encode(), "row 2, column 2"),
}


@pytest.mark.requirement("R-3.4-00")
@pytest.mark.parametrize("name", FILES)
def test_the_place_and_the_class_are_said(tmp_path, capsys, name):
    content, place = FILES[name]
    (tmp_path / name).write_bytes(content)
    assert main(["screen", str(tmp_path / name)]) == 1
    said = capsys.readouterr().out
    assert f"{name}: refused" in said
    assert f"  {place}, 1:1  K1  iban, certain: " in said
    assert "3704" not in said


def test_a_file_that_is_not_opened_is_refused_in_words_and_the_next_one_is_asked(tmp_path, capsys):
    (tmp_path / "a.docx").write_bytes(docx(**{"word/vbaProject.bin": b"x"}))
    (tmp_path / "b.docx").write_bytes(docx())
    assert main(["screen", "--json", str(tmp_path / "a.docx"), str(tmp_path / "b.docx")]) == 2
    said = capsys.readouterr()
    refused, clear = (json.loads(line) for line in said.out.splitlines())
    assert refused["error"]["code"] == "file.macro"
    assert "macros" in said.err
    assert (clear["verdict"], clear["type"]) == ("clear", "docx")
