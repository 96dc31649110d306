"""Each hostile file gets its own refusal in words, and the process that asks stays as small as it was."""

import re
import zlib
from pathlib import Path

import pytest

from ilonet.lib.files import limits, reading
from ilonet.lib.files.passages import RefusedFileError
from ilonet.lib.files.refusing import REASONS
from ilonet.lib.files.sandbox import open_file
from ilonet.lib.files.tests.hostile import FURTHER
from ilonet.lib.files.tests.making import (
    archive,
    chunk,
    docx,
    docx_parts,
    huge_png,
    jpeg,
    links,
    opendocument,
    pdf,
    png,
    png_with,
    pptx,
    stream,
    types,
    xlsx,
)
from ilonet.lib.refusals import Refusal

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'


def formula(text):
    return f'<row r="1"><c r="A1"><f>{text}</f><v>1</v></c></row>'


def related(kind, target, *, outside=True):
    return docx(**{"word/_rels/document.xml.rels": links(("z", kind, target, outside))})


def act(words):
    return pdf(f"<< {words} >>")


def field(code):
    return docx(
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>{code}</w:instrText><w:fldChar/></w:r></w:p>'
    )


def encrypted_member():
    whole = bytearray(docx())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = whole.find(mark)
        whole[place + at] |= 1
    return bytes(whole)


def lying_header():
    return docx().replace(b"word/document.xml", b"word/docu1ent.xml", 1)


def packed_words():
    return png_with(chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(b"a" * 5_000_000)))


HOSTILE = {
    "empty": ("a.txt", b"", "file.empty"),
    "only blanks": ("a.txt", b" \r\n\x00", "file.empty"),
    "gif": ("a.gif", b"GIF89a" + b"\x00" * 40, "file.type_not_allowed"),
    "gif and archive": ("a.gif", b"GIF89a" + b"\x00" * 40 + docx(), "file.ambiguous"),
    "pdf and archive": ("a.pdf", pdf() + docx(), "file.ambiguous"),
    "picture and archive": ("a.jpg", jpeg() + docx(), "file.ambiguous"),
    "png and archive": ("a.png", png() + docx(), "file.ambiguous"),
    "picture and pdf": ("a.jpg", jpeg(comment=pdf()), "file.ambiguous"),
    "picture and page": ("a.jpg", jpeg(comment=b"<script>alert(1)</script>"), "file.ambiguous"),
    "pdf and page": ("a.pdf", b"%PDF-1.4\n%<html><script>\n" + pdf()[9:], "file.ambiguous"),
    "svg": ("a.svg", b'<svg onload="x()"/>', "file.type_not_allowed"),
    "svg named text": ("a.txt", b"<svg><script/></svg>", "file.type_not_allowed"),
    "page named text": ("a.txt", b"\xef\xbb\xbf  <!DOCTYPE html><p>", "file.type_not_allowed"),
    "xml named text": ("a.txt", b'<?xml version="1.0"?><a/>', "file.type_not_allowed"),
    "rtf": ("a.txt", b"{\\rtf1 x}", "file.type_not_allowed"),
    "program": ("a.txt", b"MZ\x90\x00\x03\x00\x00\x00", "file.type_not_allowed"),
    "script": ("a.txt", b"#!/bin/sh\nid\n", "file.type_not_allowed"),
    "mail": ("a.txt", b"MIME-Version: 1.0\nContent-Type: text/html\n\nx", "file.type_not_allowed"),
    "page by its name": ("a.html", b"plain words", "file.type_not_allowed"),
    "seven zip": ("a.docx", b"7z\xbc\xaf\x27\x1c", "file.type_not_allowed"),
    "archive without document": ("a.docx", archive({"a.xml": "<a/>"}), "file.type_not_allowed"),
    "picture named pdf": ("a.pdf", png(), "file.name_differs"),
    "workbook named document": ("a.docx", xlsx(), "file.name_differs"),
    "text named picture": ("a.png", b"plain words", "file.name_differs"),
    "binary named text": ("a.txt", bytes(range(1, 256)), "file.not_text"),
    "old workbook": ("a.xls", OLE + b"\x00" * 600, "file.old_format"),
    "locked workbook": ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "file.encrypted"),
    "locked part": ("a.docx", encrypted_member(), "file.encrypted"),
    "locked opendocument": ("a.odt", opendocument(manifest="<m:encryption-data/>"), "file.encrypted"),
    "locked pdf": ("a.pdf", pdf("<< /Filter /Standard /V 1 >>", tail=b"/Encrypt 6 0 R "), "file.encrypted"),
    "docm by its name": ("a.docm", docx(), "file.macro"),
    "vba part": ("a.docx", docx(**{"word/vbaProject.bin": b"x"}), "file.macro"),
    "vba type": (
        "a.docx",
        docx(**{"[Content_Types].xml": types("docx").replace("main+xml", "macroEnabled.main+xml")}),
        "file.macro",
    ),
    "ribbon": ("a.docx", docx(**{"customUI/customUI.xml": "<x/>"}), "file.macro"),
    "macro sheet": ("a.xlsx", xlsx(more={"xl/macrosheets/sheet1.xml": "<x/>"}), "file.macro"),
    "controls": ("a.docx", docx(**{"word/activeX/activeX1.xml": "<x/>"}), "file.macro"),
    "webservice": ("a.xlsx", xlsx(formula('WEBSERVICE("http://a.example")')), "file.macro"),
    "dde formula": ("a.xlsx", xlsx(formula("cmd|'/c calc'!A0")), "file.macro"),
    "dde in csv": ("a.csv", b'a;b\n=DDE("cmd";"x");1\n', "file.macro"),
    "dde field": ("a.docx", field('DDEAUTO c:\\\\x.exe "y"'), "file.macro"),
    "dde field in pieces": ("a.docx", field("DD</w:instrText><w:instrText>EAUTO x"), "file.macro"),
    "script link": ("a.docx", related("hyperlink", "javascript:alert(1)"), "file.macro"),
    "macro of a slide": (
        "a.pptx",
        pptx("x</a:t></a:p><a:hlinkClick action='ppaction://macro?name=x'/><a:p><a:t>"),
        "file.macro",
    ),
    "basic": ("a.odt", opendocument(more={"Basic/Standard/Module1.xml": "<x/>"}), "file.macro"),
    "listener": ("a.odt", opendocument('<script:event-listener xlink:href="vnd.sun.star.script:x"/>'), "file.macro"),
    "linked workbook": ("a.xlsx", xlsx(more={"xl/externalLinks/externalLink1.xml": "<x/>"}), "file.external_links"),
    "dde link": ("a.xlsx", xlsx(more={"xl/externalLinks/externalLink1.xml": "<ddeLink/>"}), "file.macro"),
    "connection": ("a.xlsx", xlsx(more={"xl/connections.xml": "<x/>"}), "file.external_links"),
    "template from outside": ("a.docx", related("attachedTemplate", "https://a.example/t.dotm"), "file.external_links"),
    "picture from outside": ("a.docx", related("image", "https://a.example/a.png"), "file.external_links"),
    "link to a share": ("a.docx", related("hyperlink", "file://server/share"), "file.external_links"),
    "included file": ("a.docx", field("INCLUDETEXT c:\\\\x.txt"), "file.external_links"),
    "opendocument picture": (
        "a.odt",
        opendocument('<draw:image xlink:href="https://a.example/a.png"/>'),
        "file.external_links",
    ),
    "opendocument section": (
        "a.odt",
        opendocument('<text:section-source xlink:href="../a.odt"/>'),
        "file.external_links",
    ),
    "embedded workbook": ("a.docx", docx(**{"word/embeddings/a.xlsx": b"PK"}), "file.embedded"),
    "embedded object": ("a.docx", docx(**{"word/oleObject1.bin": OLE}), "file.embedded"),
    "luggage": ("a.docx", docx(**{"word/media/a.exe": b"MZ"}), "file.embedded"),
    "chunk of a page": ("a.docx", related("aFChunk", "x.html", outside=False), "file.embedded"),
    "opendocument object": ("a.odt", opendocument('<draw:object xlink:href="./Object 1"/>'), "file.embedded"),
    "zip bomb": ("a.docx", docx(**{"word/a.xml": b" " * 30_000_000}), "file.unpacks_too_large"),
    "many parts": ("a.docx", archive({f"{n}.xml": b"" for n in range(2100)}), "file.unpacks_too_large"),
    "packed words": ("a.png", packed_words(), "file.unpacks_too_large"),
    "deep marks": ("a.docx", docx("<a>" * 5000 + "</a>" * 5000), "file.unpacks_too_large"),
    "entities": ("a.docx", docx(**{"word/a.xml": BOMB}), "file.entities"),
    "entity from outside": ("a.docx", docx(**{"docProps/core.xml": OUTSIDE}), "file.entities"),
    "entities in opendocument": ("a.odt", opendocument(more={"meta.xml": BOMB}), "file.entities"),
    "climbing part": ("a.docx", docx(**{"../../x.xml": "<x/>"}), "file.unsafe_names"),
    "absolute part": ("a.docx", docx(**{"/x.xml": "<x/>"}), "file.unsafe_names"),
    "part of a drive": ("a.docx", docx(**{"c:x.xml": "<x/>"}), "file.unsafe_names"),
    "before the archive": ("a.docx", b"PK\x03\x04 something" + docx(), "file.ambiguous"),
    "behind the archive": ("a.docx", docx() + b"something", "file.ambiguous"),
    "comment of the archive": ("a.docx", archive(docx_parts(""), comment=b"words"), "file.ambiguous"),
    "two names": ("a.docx", lying_header(), "file.ambiguous"),
    "two documents": ("a.docx", docx(**{"xl/workbook.xml": "<x/>"}), "file.ambiguous"),
    "half an archive": ("a.docx", docx()[:-40], "file.truncated"),
    "half a pdf": ("a.pdf", pdf()[:-60], "file.truncated"),
    "half a png": ("a.png", png()[:-20], "file.truncated"),
    "half a jpeg": ("a.jpg", jpeg()[:-30], "file.truncated"),
    "wrong sum": ("a.png", png().replace(b"IDATx", b"IDATy"), "file.damaged"),
    "broken marks": ("a.docx", docx("<w:p>"), "file.damaged"),
    "too many pixels": ("a.png", huge_png(), "file.too_many_pixels"),
    "words behind a pdf": ("a.pdf", pdf() + b"hidden words", "file.ambiguous"),
    "earlier version": ("a.pdf", pdf() + b"\n" + pdf()[9:], "pdf.earlier_versions"),
    "pdf script": ("a.pdf", act("/S /JavaScript /JS (app.alert)"), "pdf.active_content"),
    "pdf script in disguise": ("a.pdf", act("/S /J#61vaScript /J#53 (x)"), "pdf.active_content"),
    "pdf opening": ("a.pdf", pdf(root="/OpenAction << /S /Launch /F (x) >>"), "pdf.active_content"),
    "pdf launch": ("a.pdf", act("/S /Launch /F (cmd.exe)"), "pdf.active_content"),
    "pdf form that sends": ("a.pdf", act("/S /SubmitForm /F (https://a.example)"), "pdf.active_content"),
    "pdf media": ("a.pdf", act("/Type /Annot /Subtype /RichMedia"), "pdf.active_content"),
    "pdf attachment": ("a.pdf", pdf(stream(b"x", "/Type /EmbeddedFile")), "pdf.active_content"),
    "pdf attached note": ("a.pdf", act("/Type /Annot /Subtype /FileAttachment"), "pdf.active_content"),
    "pdf further actions": ("a.pdf", act("/AA << /O << /S /GoTo >> >>"), "pdf.active_content"),
    "pdf of another form": ("a.pdf", pdf(root="/AcroForm << /XFA (x) >>"), "pdf.active_content"),
    "pdf to another file": ("a.pdf", act("/S /GoToR /F (b.pdf)"), "pdf.active_content"),
    "pdf link to a share": ("a.pdf", act("/S /URI /URI (file://server/x)"), "file.external_links"),
    "pdf script link": ("a.pdf", act("/S /URI /URI (javascript:x)"), "file.macro"),
    "pdf bomb": (
        "a.pdf",
        pdf(stream(zlib.compress(b"0" * 200_000_000), "/Filter /FlateDecode /Type /Metadata")),
        "file.unpacks_too_large",
    ),
    "too long": ("a.txt", b"a" * 300_000, "file.too_long_text"),
} | FURTHER


@pytest.mark.requirement("R-3.4-00")
@pytest.mark.parametrize("case", HOSTILE)
def test_stated_refusal(case):
    name, content, code = HOSTILE[case]
    with pytest.raises(RefusedFileError) as refused:
        reading.read(content, name)
    assert refused.value.code == code
    assert code in REASONS


SAMPLE = (
    "zip bomb",
    "pdf bomb",
    "deep marks",
    "too many pixels",
    "entities",
    "pdf script",
    "packed words",
    "gif and archive",
)


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="this system does not tell the peak of memory")
def test_opened_apart_they_are_refused_and_nothing_grows(tmp_path):
    Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
    before = _peak()
    for number, case in enumerate(SAMPLE):
        name, content, code = HOSTILE[case]
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / name).write_bytes(content)
        with pytest.raises(Refusal) as refused:
            open_file(folder / name)
        assert refused.value.code == code
        assert str(refused.value.message)
        assert refused.value.hint
    assert _peak() - before < 20 * 1024


def _peak():
    """In kilobytes, the most that this process has held."""
    said = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", said)[1])


def test_too_large_is_refused_unread(tmp_path):
    with (tmp_path / "a.txt").open("wb") as large:
        large.truncate(limits.FILE_BYTES + 1)
    with pytest.raises(Refusal, match=r"file\.too_large"):
        open_file(tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["../a.txt", "a\r\nX: 1.txt", "a\u202egpj.txt", "..", "a" * 300 + ".txt", "b\\c.txt"])
def test_names_that_mislead(tmp_path, name):
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(Refusal, match=r"file\.unsafe_name"):
        open_file(tmp_path / "a.txt", name)


@pytest.mark.parametrize(
    "start, code",
    [
        ("import time; time.sleep(60)", "file.takes_too_long"),
        ("import os; os.kill(os.getpid(), 9)", "file.not_opened"),
        ("print('{')", "file.not_opened"),
        ('print(\'{"refused": "unheard"}\')', "file.not_opened"),
        ("while True: print('a' * 100000)", "file.too_much_text"),
    ],
)
def test_a_reader_that_breaks_is_a_clear_refusal(tmp_path, start, code):
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(Refusal) as refused:
        open_file(tmp_path / "a.txt", start=start, seconds=2)
    assert refused.value.code == code


SHUT = "import sys; sys.path.insert(0, sys.argv.pop(1)); from ilonet.lib.files import inside; inside._shut(); "
TELL = "; import json; print(json.dumps({'kind': said, 'passages': [], 'pictures': 0, 'unread_pictures': 0}))"


@pytest.mark.parametrize(
    "tries",
    [
        "import socket; socket.socket()",
        "import os; os.fork()",
        "import os; os.system('id')",
        "open('x', 'w')",
        "import os; os.kill(1, 0)",
    ],
)
def test_the_process_cannot_reach_out(tmp_path, tries):
    (tmp_path / "a.txt").write_text("x")
    start = SHUT + f"exec('''try:\n {tries}\n said = 'open'\nexcept PermissionError:\n said = 'shut'\n''')" + TELL
    assert open_file(tmp_path / "a.txt", start=start).kind == "shut"


def test_the_process_knows_no_secret_and_little_memory(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    (tmp_path / "a.txt").write_text("x")
    start = (
        SHUT
        + "import os\nsaid = str('DATABASE_URL' in os.environ)\ntry: bytearray(2 * 10**9)\nexcept MemoryError: said += ' full'\n"
    )
    assert open_file(tmp_path / "a.txt", start=start + TELL[2:]).kind == "False full"
