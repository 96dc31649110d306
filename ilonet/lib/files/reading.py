"""From bytes to passages, by what the file is. Runs only in the process of its own (`inside`)."""

import zipfile

from ilonet.lib.files.office import read_office
from ilonet.lib.files.opendocument import opendocument_kind, read_opendocument
from ilonet.lib.files.package import open_package, read_part
from ilonet.lib.files.passages import Passages
from ilonet.lib.files.pdf import read_pdf
from ilonet.lib.files.pictures import read_picture
from ilonet.lib.files.plain import read_plain
from ilonet.lib.files.relations import follow_links, office_kind
from ilonet.lib.files.seeing import Seeing
from ilonet.lib.files.signatures import claim, insist_on_name
from ilonet.lib.files.workbook import read_workbook

STARTS = ((b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"))


def read(content: bytes, name: str, sight: Seeing | None = None) -> tuple[str, Passages]:
    """The kind of the file and every text of it, its name first; with `sight` also what stands in its pictures."""
    passages = Passages(sight=sight)
    passages.add("file_name", (), name)
    kind = claim(content)
    package = open_package(content) if kind == "zip" else None
    if package:
        kind = opendocument_kind(package) if "mimetype" in package.namelist() else office_kind(package)
    insist_on_name(name, kind)
    if package:
        _read_package(package, kind, passages)
    elif kind == "pdf":
        read_pdf(content, passages)
    elif kind == "text":
        kind = read_plain(content, name, passages)
    else:
        read_picture(content, kind, passages)
    return kind, passages


def _read_package(package: zipfile.ZipFile, kind: str, passages: Passages) -> None:
    if kind in ("odt", "ods"):
        read_opendocument(package, passages)
    else:
        follow_links(package, passages)
        if kind == "xlsx":
            read_workbook(package, passages)
        else:
            read_office(package, passages)
    _read_pictures(package, passages)


def _read_pictures(package: zipfile.ZipFile, passages: Passages) -> None:
    for name in package.namelist():
        if "/media/" in f"/{name}" or "Pictures/" in name or "humbnail" in name:
            content = read_part(package, name)
            inner = next((kind for magic, kind in STARTS if content.startswith(magic)), None)
            if inner:
                read_picture(content, inner, passages, "inner_")
            else:
                passages.see(None, "inner_")
