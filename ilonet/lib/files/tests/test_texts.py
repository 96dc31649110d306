"""Every place of a good file is found, with the place; nothing of a specimen is lost."""

from pathlib import Path

import pytest

from ilonet.lib.files.passages import RefusedFileError
from ilonet.lib.files.places import PLACES, place_of
from ilonet.lib.files.reading import read
from ilonet.lib.files.sandbox import open_file
from ilonet.lib.files.tests.making import (
    archive,
    docx,
    docx_parts,
    jpeg,
    links,
    opendocument,
    pdf,
    png,
    pptx,
    stream,
    xlsx,
)

MARK = "DE89 3704 0044 0532 0130 00"
SPECIMENS = Path(__file__).parents[5] / "shared" / "data" / "docs"


def inline(cell, text):
    return f'<row r="{cell[1:]}"><c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c></row>'


def comment(text):
    return f"<w:comments><w:comment w:author='x'><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment></w:comments>"


PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
ODS_HIDDEN = (
    '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    '<table:table table:style-name="h" table:name="x"><table:table-row><table:table-cell/><table:table-cell>'
    f"<text:p>{MARK}</text:p></table:table-cell></table:table-row></table:table>"
)
GOOD = {
    "text": ("a.txt", MARK.encode(), "text", ()),
    "text in UTF-16": ("a.txt", MARK.encode("utf-16"), "text", ()),
    "csv": ("a.csv", f"a;b\nc;{MARK}\n".encode(), "row", (2, 2)),
    "file name": (f"{MARK}.txt", b"x", "file_name", ()),
    "paragraph": ("a.docx", docx(PARAGRAPH.format("x") + PARAGRAPH.format(MARK)), "paragraph", (2,)),
    "runs": ("a.docx", docx(PARAGRAPH.format(f"{MARK[:9]}</w:t></w:r><w:r><w:t>{MARK[9:]}")), "paragraph", (1,)),
    "deleted": ("a.docx", docx(f"<w:p><w:del><w:r><w:delText>{MARK}</w:delText></w:r></w:del></w:p>"), "deleted", (1,)),
    "comment": ("a.docx", docx(**{"word/comments.xml": comment(MARK)}), "comment", (1,)),
    "author": ("a.docx", docx(f'<w:ins w:author="{MARK}"/>'), "author", (1,)),
    "header": ("a.docx", docx(**{"word/header1.xml": PARAGRAPH.format(MARK)}), "header", (1,)),
    "footnote": ("a.docx", docx(**{"word/footnotes.xml": PARAGRAPH.format(MARK)}), "footnote", (1,)),
    "alternative": ("a.docx", docx(f'<wp:docPr descr="{MARK}"/>'), "alternative", (1,)),
    "link": (
        "a.docx",
        docx(**{"word/_rels/document.xml.rels": links(("z", "hyperlink", f"https://a.example/{MARK}", True))}),
        "link",
        (1,),
    ),
    "property": ("a.docx", docx(**{"docProps/core.xml": f"<a><title>{MARK}</title></a>"}), "property", (1,)),
    "custom part": ("a.docx", docx(**{"customXml/item1.xml": f"<a><b>{MARK}</b></a>"}), "part", (1,)),
    "picture in a document": (
        "a.docx",
        docx(**{"word/media/image1.jpg": jpeg({0x013B: MARK})}),
        "inner_exif",
        ("Artist",),
    ),
    "cell": ("a.xlsx", xlsx(inline("B4", MARK)), "cell", (1, "B4")),
    "hidden sheet": ("a.xlsx", xlsx(second=inline("C2", MARK)), "hidden_cell", (2, "C2")),
    "very hidden sheet": ("a.xlsx", xlsx(second=inline("C2", MARK), state="veryHidden"), "hidden_cell", (2, "C2")),
    "formula": ("a.xlsx", xlsx(f'<row><c r="A1"><f>"{MARK}"</f></c></row>'), "cell", (1, "A1")),
    "shared text": (
        "a.xlsx",
        xlsx(
            '<row><c r="A1" t="s"><v>0</v></c></row>',
            more={"xl/sharedStrings.xml": f"<sst><si><t>{MARK}</t></si></sst>"},
        ),
        "cell",
        (1, "A1"),
    ),
    "text that no cell shows": (
        "a.xlsx",
        xlsx(more={"xl/sharedStrings.xml": f"<sst><si><t>{MARK}</t></si></sst>"}),
        "part",
        (1,),
    ),
    "defined name": ("a.xlsx", xlsx(names=f'<definedName name="x">"{MARK}"</definedName>'), "defined_name", ()),
    "comment of a cell": (
        "a.xlsx",
        xlsx(more={"xl/comments1.xml": f"<comments><comment ref='A1'><text><t>{MARK}</t></text></comment></comments>"}),
        "comment",
        (1,),
    ),
    "pivot": ("a.xlsx", xlsx(more={"xl/pivotCache/pivotCacheRecords1.xml": f'<r><s v="{MARK}"/></r>'}), "pivot", ()),
    "slide": ("a.pptx", pptx(MARK), "slide", (1,)),
    "notes": (
        "a.pptx",
        pptx(
            more={
                "ppt/slides/_rels/slide7.xml.rels": links(("n", "notesSlide", "../notesSlides/notesSlide3.xml", False)),
                "ppt/notesSlides/notesSlide3.xml": f'<p:n xmlns:p="p" xmlns:a="a"><a:p><a:t>{MARK}</a:t></a:p></p:n>',
            }
        ),
        "notes",
        (1,),
    ),
    "opendocument": ("a.odt", opendocument(f"<text:p>x</text:p><text:p>{MARK}</text:p>"), "paragraph", (2,)),
    "opendocument deleted": (
        "a.odt",
        opendocument(f"<text:deletion><text:p>{MARK}</text:p></text:deletion>"),
        "deleted",
        (1,),
    ),
    "opendocument comment": (
        "a.odt",
        opendocument(f"<office:annotation><text:p>{MARK}</text:p></office:annotation>"),
        "comment",
        (1,),
    ),
    "opendocument property": ("a.odt", opendocument(more={"meta.xml": f"<m><t>{MARK}</t></m>"}), "property", (1,)),
    "opendocument hidden sheet": ("a.ods", opendocument(ODS_HIDDEN, "spreadsheet"), "hidden_cell", (1, "B1")),
    "page": ("a.pdf", pdf(text=MARK), "page", (1,)),
    "note on a page": ("a.pdf", pdf(f"<< /Type /Annot /Subtype /Text /Contents ({MARK}) >>"), "comment", ()),
    "form field": ("a.pdf", pdf(f"<< /FT /Tx /V ({MARK}) >>"), "form_field", ()),
    "alternative in a pdf": ("a.pdf", pdf(f"<< /S /Figure /Alt ({MARK}) >>"), "alternative", ()),
    "property of a pdf": ("a.pdf", pdf(f"<< /Author ({MARK}) >>"), "property", ()),
    "packet of a pdf": (
        "a.pdf",
        pdf(stream(f"<x:a>{MARK}</x:a>".encode(), "/Type /Metadata /Subtype /XML")),
        "property",
        (),
    ),
    "EXIF": ("a.jpg", jpeg({0x010E: MARK}), "exif", ("ImageDescription",)),
    "comment of a picture": ("a.jpg", jpeg(comment=MARK.encode()), "picture_text", (1, "Comment")),
    "text of a picture": ("a.png", png({"Author": MARK}), "picture_text", (1, "Author")),
    "packed text of a picture": ("a.png", png({"Source": MARK}), "picture_text", (1, "Source")),
    "long text of a picture": ("a.png", png({"Comment": MARK}), "picture_text", (1, "Comment")),
}


@pytest.mark.requirement("R-3.4-00")
@pytest.mark.parametrize("case", GOOD)
def test_found_in_its_place(case):
    name, content, kind, where = GOOD[case]
    found = [one for one in read(content, name)[1].found if MARK in one.text]
    assert (kind, where) in [(one.kind, one.where) for one in found]
    assert all(MARK not in place_of(one) for one in found)
    assert found[0].kind in PLACES


def test_a_day_is_read_as_a_day():
    styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    content = xlsx('<row><c r="A1" s="1"><v>32994</v></c></row>', more={"xl/styles.xml": styles})
    assert "1990-05-01" in [one.text for one in read(content, "a.xlsx")[1].found]


def test_a_position_is_read_as_coordinates():
    content = jpeg(position={1: "N", 2: (50.0, 30.0, 36.0), 3: "W", 4: (4.0, 15.0, 0.0)})
    assert "50.510000, -4.250000" in [one.text for one in read(content, "a.jpg")[1].found]


def test_a_note_with_marks_that_nobody_sees_is_not_lost():
    written = MARK.replace(" ", "\u200b\t")
    content = pdf(f"<< /Contents <{written.encode('utf-16').hex()}> >>")
    assert written in [one.text for one in read(content, "a.pdf")[1].found if one.kind == "comment"]


def test_an_address_in_a_formula_is_a_text_and_another_workbook_is_none():
    content = xlsx('<row><c r="A1"><f>HYPERLINK("https://a.example/x")</f></c></row>')
    assert '=HYPERLINK("https://a.example/x")' in [one.text for one in read(content, "a.xlsx")[1].found]
    with pytest.raises(RefusedFileError, match=r"file\.external_links"):
        read(xlsx("<row><c r='A1'><f>'https://a.example/[b.xlsx]One'!A1</f></c></row>"), "a.xlsx")


def test_a_picture_is_not_passed_off_as_read(tmp_path):
    (tmp_path / "a.png").write_bytes(png())
    assert open_file(tmp_path / "a.png").unread_pictures == 1


def test_a_whole_archive_that_is_rebuilt_stays_good():
    assert read(archive(docx_parts("<w:p/>")), "a.docx")[0] == "docx"


@pytest.mark.skipif(not SPECIMENS.is_dir(), reason="../shared/data is not there")
@pytest.mark.parametrize(
    "name, words",
    [
        ("eupl_docx/eupl-1.2-en.docx", "European Union Public Licence"),
        ("eupl_docx/eupl-1.2-el.docx", "EUPL"),
        ("udhr_pdf/udhr-bg.pdf", "права"),
        ("udhr_txt/pl.txt", "prawa"),
        ("pdf_samples/024-annotations__annotated_pdf.pdf", "annotation"),
    ],
)
def test_specimens_open(name, words):
    opened = open_file(SPECIMENS / name)
    assert words.lower() in "\n".join(one.text for one in opened.passages).lower()
