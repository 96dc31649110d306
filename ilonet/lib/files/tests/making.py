"""Good files of every type, with a mark in every place, and the ways to spoil them. No binary lies in the repository."""

import io
import struct
import zipfile
import zlib

from PIL import Image, PngImagePlugin

OUTSIDE = ' TargetMode="External"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = {
    "docx": ("word/document.xml", "wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation.main+xml"),
}


def archive(parts, *, method=zipfile.ZIP_DEFLATED, comment=b""):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, content in parts.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else method
            package.writestr(zipfile.ZipInfo(name), content, stored)
        package.comment = comment
    return out.getvalue()


def links(*rows):
    """Each row: id, kind, target, and whether it lies outside."""
    said = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{target}"{OUTSIDE if outside else ""}/>'
        for name, kind, target, outside in rows
    )
    return f"<Relationships>{said}</Relationships>"


def types(kind):
    part, said = MAIN[kind]
    said = f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{said}"/>'
    return f"<Types>{said}</Types>"


def docx(body="<w:p><w:r><w:t>Fewer boats.</w:t></w:r></w:p>", **more):
    return archive(docx_parts(body) | more)


def docx_parts(body):
    return {
        "[Content_Types].xml": types("docx"),
        "word/document.xml": f'<w:document xmlns:w="w" xmlns:wp="p" xmlns:r="r"><w:body>{body}</w:body></w:document>',
    }


def xlsx(
    cells='<row r="1"><c r="A1" t="inlineStr"><is><t>Boats</t></is></c></row>',
    *,
    second="",
    state="hidden",
    names="",
    more=None,
):
    return archive(
        {
            "[Content_Types].xml": types("xlsx"),
            "xl/workbook.xml": f'<workbook xmlns:r="r"><sheets><sheet name="One" r:id="a"/><sheet name="Two" r:id="b" '
            f'state="{state}"/></sheets>{names}</workbook>',
            "xl/_rels/workbook.xml.rels": links(
                ("a", "worksheet", "worksheets/sheet1.xml", False), ("b", "worksheet", "worksheets/sheet2.xml", False)
            ),
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
            "xl/worksheets/sheet2.xml": f"<worksheet><sheetData>{second}</sheetData></worksheet>",
        }
        | (more or {})
    )


def pptx(text="Fewer boats", more=None):
    return archive(
        {
            "[Content_Types].xml": types("pptx"),
            "ppt/presentation.xml": '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldId r:id="a"/></p:presentation>',
            "ppt/_rels/presentation.xml.rels": links(("a", "slide", "slides/slide7.xml", False)),
            "ppt/slides/slide7.xml": f'<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:t>{text}</a:t></a:p></p:sld>',
        }
        | (more or {})
    )


def opendocument(body="<text:p>Fewer boats.</text:p>", kind="text", more=None, manifest=""):
    media = f"application/vnd.oasis.opendocument.{kind}"
    spaces = 'xmlns:text="t" xmlns:table="b" xmlns:office="o" xmlns:xlink="x" xmlns:svg="s" xmlns:draw="d" xmlns:dc="c" xmlns:style="y" xmlns:script="r"'
    return archive(
        {
            "mimetype": media,
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="m"><m:file-entry m:full-path="/" m:media-type="{media}">{manifest}</m:file-entry></m:manifest>',
            "content.xml": f"<office:document-content {spaces}>{body}</office:document-content>",
        }
        | (more or {})
    )


def pdf(*objects, root="", text="Fewer boats", tail=b"", shows=""):
    """`objects` are numbered from 6 on; `root` is added to the catalogue; `shows`: the object of a picture that fills the page."""
    held = f"/Font << /F1 5 0 R >> /XObject << {f'/P {shows}' if shows else ''} >>"
    drawn = "q 300 0 0 200 0 0 cm /P Do Q 3 Tr " if shows else ""
    shown = f"{drawn}BT /F1 12 Tf 20 100 Td ({text}) Tj ET"
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {root} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << {held} >> /Annots [6 0 R] >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *(objects or ("<< >>",)),
    ]
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += (
            f"{number} 0 obj\n".encode() + (body if isinstance(body, bytes) else body.encode("latin-1")) + b"\nendobj\n"
        )
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += (
        f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R ".encode()
        + tail
        + f">>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)


def stream(content, words):
    return f"<< {words} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def png(words=None, *, position=False):
    out = io.BytesIO()
    chunks = PngImagePlugin.PngInfo()
    for key, value in (words or {}).items():
        chunks.add_itxt(key, value) if key == "Comment" else chunks.add_text(key, value, zip=key == "Source")
    Image.new("RGB", (8, 8), "navy").save(out, "PNG", pnginfo=chunks)
    return out.getvalue()


def jpeg(fields=None, comment=b"", position=None):
    out = io.BytesIO()
    exif = Image.Exif()
    for tag, value in (fields or {}).items():
        exif[tag] = value
    if position:
        exif[0x8825] = position
    Image.new("RGB", (16, 16), "navy").save(out, "JPEG", exif=exif, comment=comment)
    return out.getvalue()


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_with(*chunks):
    whole = png()
    return whole[:33] + b"".join(chunks) + whole[33:]


def huge_png(side=20_000):
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\x00" * 5000))
        + chunk(b"IEND", b"")
    )
