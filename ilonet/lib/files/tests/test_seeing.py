"""What a machine reads in a picture: codes always, words where a program is installed; and how many pictures there are to look at."""

import io
import os
import sys

import pytest
from PIL import Image

from ilonet.lib.files.cleaning.whole import clean
from ilonet.lib.files.reader import Reader
from ilonet.lib.files.sandbox import open_file
from ilonet.lib.files.tests.drawing import ZONE, jpeg_of, page, png_of, qr, scan
from ilonet.lib.files.tests.making import docx, opendocument, pdf, png, stream

SAYS = "Anna Bruun, passport C01X00T47"
SPEAKING = """#!{python}
import sys
said = sys.stdin.buffer.read()
assert said.startswith(b"P5 1000 700 255\\n"), said[:20]
print({words!r})
"""


def codes(cleaned):
    return {(one.kind, one.where, one.text) for one in cleaned.passages.found if one.kind.endswith("code")}


@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA", "P"])
def test_a_code_says_what_it_says(mode):
    assert codes(clean(png_of(qr(SAYS, mode=mode)), "a.png")) == {("code", (), SAYS)}


def test_a_code_on_a_photograph_in_a_document_and_on_a_page():
    photograph = jpeg_of(page(code=qr(SAYS)), quality=60)
    assert codes(clean(photograph, "a.jpg")) == {("code", (), SAYS)}
    letter = docx(**{"word/media/a.png": png_of(qr(SAYS)), "word/media/b.jpeg": photograph})
    assert codes(clean(letter, "a.docx")) == {("inner_code", (1,), SAYS), ("inner_code", (2,), SAYS)}
    assert codes(clean(opendocument(more={"Pictures/a.png": png_of(qr(SAYS))}), "a.odt")) == {
        ("inner_code", (1,), SAYS)
    }
    assert codes(clean(scan(page(code=qr(SAYS))), "a.pdf")) == {("page_code", (1,), SAYS)}


def raw_picture(width, height, words=""):
    return stream(
        bytes(width * height),
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8 {words}",
    )


@pytest.mark.parametrize(
    "name, content, pictures",
    [
        ("a.png", png_of(page()), 1),
        ("a.png", png(), 0),  # eight pixels show nothing
        ("a.pdf", pdf(), 0),
        ("a.pdf", scan(page()), 1),
        ("a.pdf", pdf("<< >>", raw_picture(40, 40), shows="7 0 R"), 1),
        ("a.pdf", pdf("<< >>", raw_picture(40, 40, "/SMask 8 0 R"), raw_picture(40, 40), shows="7 0 R"), 1),
        ("a.pdf", pdf("<< >>", raw_picture(40, 40, "/Filter /JBIG2Decode"), shows="7 0 R"), 1),
        ("a.pdf", pdf(text=") Tj ET 10 10 m 90 90 l S BT ("), 1),  # strokes without words
        ("a.pdf", pdf(text="x) Tj ET BI /W 40 /H 40 /BPC 8 /CS /G ID " + "a" * 1600 + " EI BT ("), 1),
        ("a.docx", docx(**{"word/media/a.emf": b"\x01\x00\x00\x00" + bytes(80)}), 1),
    ],
)
def test_pictures_are_counted(name, content, pictures):
    cleaned = clean(content, name)
    assert cleaned.passages.pictures == pictures
    assert cleaned.passages.unread_pictures >= pictures


def test_the_first_pictures_of_a_document_are_shown_below_each_other():
    letter = docx(**{f"word/media/{n}.png": png_of(Image.new("RGB", (400, 100 + n), "navy")) for n in range(6)})
    preview = clean(letter, "a.docx").preview
    assert preview.startswith(b"\xff\xd8")
    (tall,) = {one.size for one in [_opened(preview)]}
    assert tall == (400, 100 + 101 + 102 + 103 + 3 * 12)
    assert clean(docx(), "a.docx").preview == b""


def _opened(content):
    return Image.open(io.BytesIO(content))


@pytest.fixture
def reading(tmp_path, settings):
    """A program that stands for the one of the operator, as what it says."""

    def install(program):
        path = tmp_path / "reader"
        path.write_text(program)
        path.chmod(0o755)
        settings.ILONET_OCR = str(path)

    return install


def test_words_in_pictures_are_read_where_a_program_is_installed(tmp_path, reading):
    reading(SPEAKING.format(python=sys.executable, words=ZONE.replace("<<<<", "««")))
    (tmp_path / "a.pdf").write_bytes(scan(page()))
    opened = open_file(tmp_path / "a.pdf")
    assert (opened.pictures, opened.unread_pictures) == (1, 0)
    assert [one.text for one in opened.passages if one.kind == "page_words"] == [ZONE]


@pytest.mark.parametrize(
    "program",
    [
        "#!/bin/sh\nexit 1\n",
        "#!/nowhere/at/all\n",
        f"#!{sys.executable}\nimport os\nos.abort()\n",
        f"#!{sys.executable}\nbytearray(2 * 10**9)\n",
    ],
)
def test_what_it_does_not_read_stays_unread_and_the_file_is_opened(tmp_path, reading, program):
    reading(program)
    (tmp_path / "a.png").write_bytes(png_of(page()))
    opened = open_file(tmp_path / "a.png")
    assert (opened.pictures, opened.unread_pictures) == (1, 1)


@pytest.mark.parametrize(
    "said", [b"", b"\x00\x00", b"\x00\x00\x00\x09Ann"], ids=["nothing", "half a length", "half the words"]
)
def test_what_was_not_told_to_the_end_was_not_read(said):
    """The one beside it may have been ended by its limits at any moment."""
    (asked, ask), (hear, heard) = os.pipe(), os.pipe()
    os.write(heard, said)
    os.close(heard)
    assert Reader(ask, hear).words(Image.new("L", (100, 100))) is None
    os.close(asked)
    assert Reader(ask, hear).words(Image.new("L", (100, 100))) is None, "nor where nobody takes the picture"


def test_the_program_knows_no_secret_and_writes_little(tmp_path, reading, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    reading(
        f"#!{sys.executable}\nimport os, resource, sys\nsys.stdin.buffer.read()\n"
        "print(sorted(os.environ), resource.getrlimit(resource.RLIMIT_FSIZE)[1], resource.getrlimit(resource.RLIMIT_CPU)[1])\n"
    )
    (tmp_path / "a.png").write_bytes(png_of(page()))
    (said,) = [one.text for one in open_file(tmp_path / "a.png").passages if one.kind == "words"]
    assert "DATABASE_URL" not in said
    assert said.endswith("1048576 10")
