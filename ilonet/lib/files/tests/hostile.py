"""More hostile files than one table holds: other types under our names, other disguises, what nobody has settled."""

import io
import struct
import warnings
import zipfile
import zlib

from ilonet.lib.files.tests.making import (
    chunk,
    docx,
    docx_parts,
    jpeg,
    links,
    opendocument,
    pdf,
    png,
    png_with,
    pptx,
    stream,
    xlsx,
)

MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'
WIDE = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'.encode("utf-16")


def same_name():
    """Two parts of one name: each program shows another."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as package:
        warnings.simplefilter("ignore")
        for name, content in [*docx_parts("<w:p/>").items(), ("word/document.xml", "<w:document xmlns:w='w'/>")]:
            package.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def in_object_stream(words):
    """Objects packed away in a stream, where a search through the bytes sees nothing."""
    objects = zlib.compress(f"1 0 {words}".encode())
    bodies = {
        2: b"<< /Type /Catalog /Pages 3 0 R /Further 1 0 R >>",
        3: b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        4: b"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 300 200] >>",
        5: stream(objects, "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"),
    }
    out, rows = bytearray(b"%PDF-1.7\n"), [(0, 0, 65535), (2, 5, 0)]
    for number, body in bodies.items():
        rows.append((1, len(out), 0))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    rows.append((1, start, 0))
    table = b"".join(struct.pack(">BHH", *row) for row in rows)
    out += b"6 0 obj\n" + stream(table, f"/Type /XRef /W [1 2 2] /Size {len(rows)} /Root 2 0 R") + b"\nendobj\n"
    return bytes(out) + f"startxref\n{start}\n%%EOF\n".encode()


def linked(kind, target, *, schema=MICROSOFT, outside=False):
    mode = ' TargetMode="External"' if outside else ""
    return docx(
        **{
            "word/_rels/document.xml.rels": f'<Relationships><Relationship Id="z" Type="{schema}/{kind}" Target="{target}"{mode}/></Relationships>',
            "word/odd.bin": b"x",
        }
    )


FOREIGN = {
    "svg with a reference": ("a.svg", b'<svg><image href="https://a.example/a.png"/></svg>'),
    "page named svg": ("a.svg", b"<html><body>x</body></html>"),
    "page named xml": ("a.xml", b"<html><body>x</body></html>"),
    "tiff": ("a.tif", b"II*\x00" + bytes(40)),
    "webp named jpeg": ("a.jpg", b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(30)),
    "bitmap": ("a.bmp", b"BM" + bytes(60)),
    "gzip": ("a.gz", b"\x1f\x8b\x08\x00" + bytes(30)),
    "rar named document": ("a.docx", b"Rar!\x1a\x07\x00" + bytes(30)),
    "cabinet": ("a.cab", b"MSCF" + bytes(40)),
    "postscript named pdf": ("a.pdf", b"%!PS-Adobe-3.0\nshowpage\n"),
    "program of another system": ("a.txt", b"\x7fELF" + bytes(60)),
    "shortcut": ("a.lnk", b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60)),
    "address of a page": ("a.url", b"[InternetShortcut]\nURL=https://a.example\n"),
    "script by its name": ("a.js", b"alert(1)"),
    "program by its name": ("a.exe", b"plain words"),
    "two endings": ("a.pdf.exe", pdf()),
    "page in wide letters": ("a.txt", "<html><script>x</script>".encode("utf-16")),
}
FURTHER = {name: (*file, "file.type_not_allowed") for name, file in FOREIGN.items()} | {
    "workbook with macros by its name": ("a.xlsm", xlsx(), "file.macro"),
    "binary workbook by its name": ("a.xlsb", xlsx(), "file.macro"),
    "show with macros by its name": ("a.ppsm", pptx(), "file.macro"),
    "vba under another name": ("a.docx", linked("vbaProject", "odd.bin"), "file.embedded"),
    "dde in a row of a table": ("a.csv", b"a;b\n+cmd|'/c calc'!A0;1\n", "file.macro"),
    "dde behind a tab": ("a.tsv", b"a\tb\n \t@WEBSERVICE(1)\n", "file.macro"),
    "program and archive": ("a.docx", b"MZ\x90\x00" + docx(), "file.ambiguous"),
    "pdf behind words": ("a.pdf", b"words first\n" + pdf(), "file.type_not_allowed"),
    "page inside a png": ("a.png", png_with(chunk(b"tEXt", b"Comment\x00<script>x</script>")), "file.ambiguous"),
    "two pictures": ("a.jpg", jpeg() + jpeg(), "file.ambiguous"),
    "two png": ("a.png", png() + png(), "file.ambiguous"),
    "two parts of one name": ("a.docx", same_name(), "file.ambiguous"),
    "script packed away": ("a.pdf", in_object_stream("<< /S /JavaScript /JS (x) >>"), "pdf.active_content"),
    "launch packed away": ("a.pdf", in_object_stream("<< /S /Launch /F (x) >>"), "pdf.active_content"),
    "script as the next act": ("a.pdf", pdf("<< /S /GoTo /Next << /S /JavaScript /JS (x) >> >>"), "pdf.active_content"),
    "pdf that fetches": ("a.pdf", pdf("<< /S /ImportData /F (x.fdf) >>"), "pdf.active_content"),
    "pdf in another file": ("a.pdf", pdf("<< /S /GoToE /T << >> >>"), "pdf.active_content"),
    "pdf drawn from outside": ("a.pdf", pdf("<< /Type /Filespec /F (//server/x) >>"), "file.external_links"),
    "subdocument": ("a.docx", linked("subDocument", "file:///x.docx", outside=True), "file.embedded"),
    "query of a workbook": ("a.xlsx", xlsx(more={"xl/queryTables/queryTable1.xml": "<x/>"}), "file.external_links"),
    "film from outside": (
        "a.pptx",
        pptx(more={"ppt/slides/_rels/slide7.xml.rels": links(("z", "video", "https://a.example/a.mp4", True))}),
        "file.external_links",
    ),
    "script in a drawing": ("a.docx", docx(**{"word/media/image1.svg": SVG}), "file.embedded"),
    "entities in wide letters": ("a.docx", docx(**{"word/a.xml": WIDE}), "file.entities"),
    "entities in a workbook": (
        "a.xlsx",
        xlsx(more={"xl/sharedStrings.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
        "file.entities",
    ),
    "climbing part of opendocument": ("a.odt", opendocument(more={"../x.xml": "<x/>"}), "file.unsafe_names"),
}
UNSETTLED = {
    "comment in a document": (
        "a.docx",
        docx(
            **{
                "word/comments.xml": "<w:comments xmlns:w='w'><w:comment><w:p><w:r><w:t>Ask him</w:t></w:r></w:p></w:comment></w:comments>"
            }
        ),
        "file.comments",
    ),
    "deleted text": (
        "a.docx",
        docx("<w:p><w:del><w:r><w:delText>the name</w:delText></w:r></w:del></w:p>"),
        "file.tracked_changes",
    ),
    "note on a page": ("a.pdf", pdf("<< /Type /Annot /Subtype /Text /Contents (look) >>"), "file.comments"),
    "box over a name": ("a.pdf", pdf("<< /Type /Annot /Subtype /Square /Rect [0 0 9 9] >>"), "file.comments"),
    "note in opendocument": (
        "a.odt",
        opendocument("<office:annotation><text:p>Ask him</text:p></office:annotation>"),
        "file.comments",
    ),
}
