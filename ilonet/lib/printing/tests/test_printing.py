"""What is composed comes out as it was written: on every page marked, in order, and nothing that anybody typed is obeyed."""

import io
import json
import re
import zipfile
from datetime import UTC, datetime

import pytest
from defusedxml import ElementTree
from pypdf import PdfReader

from ilonet.lib.printing import pdf, printing
from ilonet.lib.printing.parts import Heading, Paper, Paragraph, Run, Table, said
from ilonet.lib.printing.printing import printed
from ilonet.lib.refusals import Refusal

HOSTILE = '#read("/etc/passwd") *bold* $x$ <b>&amp; ]] \\ {PAGE} w:t'
WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paper(*parts, title=HOSTILE, marking="TLP:AMBER"):
    return Paper(
        title, parts, "en", marking, "Not classified.", datetime(2026, 11, 22, 13, 0, tzinfo=UTC),
        stamp="Copy 17", missing="Some signs are numbers.",
    )  # fmt: skip


def long():
    rows = tuple((Run(f"Post {n}", to=f"answer-{n}"), Run("answered")) for n in range(35))
    answers = [
        part for n in range(35) for part in (Heading(f"[{n}] Post {n}", 3, anchor=f"answer-{n}"), *said(HOSTILE))
    ]
    return paper(
        Paragraph((Run(HOSTILE), Run("[3]", to="answer-3")), leads=True),
        Heading("Answers"),
        Table("Who answered", ("Answer", "Question 1"), rows),
        *said("Ελλάδα\nБългария\n\nħġż", "el"),
        *answers,
    )


def at_once(made):
    """Without a process of its own."""
    return pdf.laid_out(json.loads(json.dumps(made.told())))


def pages(content):
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def part_of(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        return ElementTree.fromstring(folder.read(name))


def words(element):
    return "".join(one.text or "" for one in element.iter(f"{WORDS}t"))


def test_a_pdf_is_marked_on_every_page_and_says_what_was_written():
    content = printed(long(), "pdf")
    told = pages(content)
    assert len(told) > 2
    for number, one in enumerate(told, 1):
        assert one.count("TLP:AMBER") == 2  # head and foot (TLP 2.0)
        assert "Not classified." in one
        assert "Copy 17" in one
        assert f"{number} / {len(told)}" in one
    everything = re.sub(r"\s+", " ", " ".join(told))
    assert everything.count(HOSTILE) == 37
    assert "Ελλάδα" in everything


@pytest.mark.parametrize("lines", range(43, 49))
def test_a_heading_goes_to_the_next_page_with_what_it_leads_to(lines):
    """Wherever the page ends: a table with its name and its heading, an answer with whose it is."""
    table = Table("Who answered", ("Answer", "Question 1"), ((Run("Post 1"), Run("answered")),))
    filled = [*said("\n".join(f"Line {n}." for n in range(lines))), Heading("By country"), table]
    for told in pages(printed(paper(*filled, title="Full"), "pdf")):
        assert ("By country" in told) == ("Who answered" in told) == ("Post 1" in told)


def test_a_pdf_is_accessible_and_to_be_kept():
    reader = PdfReader(io.BytesIO(printed(long(), "pdf")))
    about = str(reader.xmp_metadata.stream.get_data())
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in re.sub(
        r">\s+<|>\\n\s*<", "><", about
    )
    assert reader.metadata.title == HOSTILE
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert "/StructTreeRoot" in reader.trailer["/Root"]


@pytest.mark.parametrize("marking", ["TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR", "TLP:RED"])
def test_every_marking(marking):
    assert marking in words(part_of(printed(paper(marking=marking), "docx"), "word/header1.xml"))
    assert marking in pages(at_once(paper(marking=marking)))[0]


def test_signs_without_a_letter_become_their_number_and_the_rest_stays():
    told = pages(printed(paper(*said("a 中 b 😀 c عربي d \ue000 e ბათუმი"), title="T"), "pdf"))[0]
    assert re.search(r"a \[U\+4E2D\] b\s+\[U\+1F600\] c .+ d\s+\[U\+E000\] e ბათუმი", told)
    assert "Some signs are numbers." in told
    assert "Some signs" not in pages(printed(paper(*said("a"), title="T"), "pdf"))[0]


def test_nobody_waits_for_a_text_of_nothing_but_unknown_signs():
    many = "".join(chr(0x4E00 + n) for n in range(3000)) + " Dakar"
    assert "Dakar" in "".join(pages(at_once(paper(*said(many), title="T"))))


def test_for_word():
    content = printed(long(), "docx")
    body = part_of(content, "word/document.xml")
    for name in ("word/header1.xml", "word/footer1.xml"):
        assert "TLP:AMBER" in words(part_of(content, name))
    assert "Copy 17" in words(part_of(content, "word/footer1.xml"))
    assert words(body).count(HOSTILE) == 37
    anchors = {one.get(f"{WORDS}name") for one in body.iter(f"{WORDS}bookmarkStart")}
    assert {one.get(f"{WORDS}anchor") for one in body.iter(f"{WORDS}hyperlink")} <= anchors
    styles = {one.get(f"{WORDS}styleId") for one in part_of(content, "word/styles.xml").iter(f"{WORDS}style")}
    assert {one.get(f"{WORDS}val") for one in body.iter(f"{WORDS}pStyle")} <= styles
    assert "el" in {one.get(f"{WORDS}val") for one in body.iter(f"{WORDS}lang")}
    heads = [row for row in body.iter(f"{WORDS}tr") if row.find(f"{WORDS}trPr/{WORDS}tblHeader") is not None]
    assert [words(row) for row in heads] == ["AnswerQuestion 1"]
    told = ElementTree.tostring(part_of(content, "docProps/core.xml"), encoding="unicode")
    assert "2026-11-22T13:00:00Z" in told


def test_word_is_given_no_sign_that_it_cannot_read():
    body = part_of(printed(paper(*said("a\x00b\x1bc\ud800d 中 😀"), title="\x07"), "docx"), "word/document.xml")
    assert "a�b�c�d 中 😀" in words(body)


def test_every_part_of_the_package_is_declared_and_there():
    with zipfile.ZipFile(io.BytesIO(printed(paper(), "docx"))) as folder:
        names = set(folder.namelist())
        kinds = ElementTree.fromstring(folder.read("[Content_Types].xml"))
    declared = {one.get("PartName").lstrip("/") for one in kinds if one.get("PartName")}
    assert declared == {name for name in names if not name.startswith(("_rels", "[")) and "_rels" not in name}


def test_what_cannot_be_laid_out_is_refused(monkeypatch, caplog):
    for start in ("raise SystemExit(3)", "while True: pass"):
        monkeypatch.setattr(printing, "START", start)
        monkeypatch.setattr(printing, "SECONDS", 0.5)
        with pytest.raises(Refusal) as refused:
            printed(paper(Paragraph((Run("the man from Dakar"),))), "pdf")
        assert (refused.value.code, refused.value.status) == ("paper.not_printed", 503)
    assert "Dakar" not in caplog.text
