"""An Office or OpenDocument file packed anew, part by part: without properties, thumbnails and lists of people."""

import re
import zipfile
from collections import Counter
from typing import BinaryIO

from ilonet.lib.files.cleaning.pictures import clean_picture
from ilonet.lib.files.package import PICTURES, read_part
from ilonet.lib.files.passages import Passages
from ilonet.lib.files.pictures import read_picture
from ilonet.lib.files.reading import STARTS

CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
WORD_PEOPLE = "http://schemas.microsoft.com/office/word/2012/wordml"
# Emptied, not left out: a part that is named elsewhere and missing makes a program call the file broken.
EMPTY = {
    "docProps/core.xml": ("properties", f'<cp:coreProperties xmlns:cp="{CORE}"/>'),
    "docProps/app.xml": ("properties", f'<Properties xmlns="{EXTENDED}"/>'),
    "docProps/custom.xml": ("properties", f'<Properties xmlns="{CUSTOM}"/>'),
    "word/people.xml": ("people", f'<w15:people xmlns:w15="{WORD_PEOPLE}"/>'),
    "meta.xml": (
        "properties",
        f'<office:document-meta xmlns:office="{OFFICE}" office:version="1.2"><office:meta/></office:document-meta>',
    ),
    "settings.xml": (
        "settings",
        f'<office:document-settings xmlns:office="{OFFICE}" office:version="1.2"><office:settings/></office:document-settings>',
    ),
}
LEFT_OUT = re.compile(r"(?:docProps/thumbnail\.|Thumbnails/|manifest\.rdf$|.*/printerSettings\d*\.bin$)", re.IGNORECASE)
LINKS_TO_THEM = re.compile(
    rb"<(?:\w+:)?(?:Relationship|file-entry)\b[^>]*(?:/thumbnail\"|printerSettings|Thumbnails/|manifest\.rdf)[^>]*/>"
)
DECLARED = ("META-INF/manifest.xml",)
PRINTER = re.compile(rb"(<pageSetup\b[^>]*?)\s+\w+:id=\"[^\"]*\"")
FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def clean_package(package: zipfile.ZipFile, into: BinaryIO, kind: str, stripped: Counter[str]) -> None:
    is_open = kind in ("odt", "ods")
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in package.namelist():
            if LEFT_OUT.match(name):
                stripped["thumbnail" if "humbnail" in name else "settings"] += 1
                continue
            content = _kept(package, name, stripped, is_open=is_open)
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            kept.writestr(zipfile.ZipInfo(name, FIRST_DAY), content, how)


def _kept(package: zipfile.ZipFile, name: str, stripped: Counter[str], *, is_open: bool) -> bytes:
    content = read_part(package, name)
    if name in EMPTY and (is_open or "/" in name):
        said, empty = EMPTY[name]
        if content.strip():
            stripped[said] += 1
        return f'<?xml version="1.0" encoding="UTF-8"?>{empty}'.encode()
    if name.endswith(".rels") or name in DECLARED:
        return LINKS_TO_THEM.sub(b"", content)
    if name.startswith("xl/worksheets/"):
        return PRINTER.sub(rb"\1", content)
    if name.lower().endswith(PICTURES):
        return _redrawn(content, stripped)
    return content


def _redrawn(content: bytes, stripped: Counter[str]) -> bytes:
    """A picture that carries words is drawn anew; one that carries none stays as sharp as it is."""
    kind = next((kind for magic, kind in STARTS if content.startswith(magic)), None)
    if kind is None:
        return content
    beside = Passages()
    read_picture(content, kind, beside)
    if not beside.found and b"Exif\x00" not in content[:65_536] and b"eXIf" not in content:
        return content
    stripped["inner_pictures"] += 1
    return clean_picture(content, kind, Counter())
