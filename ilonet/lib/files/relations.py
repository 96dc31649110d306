"""Which document is it by its structure, and where do its links lead? The second detector, for Office Open XML."""

import posixpath
import re
import zipfile

from ilonet.lib.files.marks import Listener, hear
from ilonet.lib.files.package import read_part
from ilonet.lib.files.passages import Passages, RefusedFileError

MAIN = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
MAIN_TYPES = {
    "docx": "wordprocessingml.document.main+xml",
    "xlsx": "spreadsheetml.sheet.main+xml",
    "pptx": "presentationml.presentation.main+xml",
}
MACRO_TYPES = ("macroenabled", "macrosheet", "vbaproject", "activex")
MACRO_RELATIONS = (
    "xlmacrosheet",
    "xlintlmacrosheet",
    "vbaproject",
    "activexcontrol",
    "control",
    "keymapcustomizations",
)
EMBEDDED_RELATIONS = ("oleobject", "package", "afchunk", "subdocument")
WEB = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
SCRIPT = re.compile(
    r"\s*(?:javascript|vbscript|data|ms-\w+|macro|vnd\.sun\.star\.script|ppaction://(?:macro|program)):?", re.IGNORECASE
)


def office_kind(package: zipfile.ZipFile) -> str:
    """The part that leads and the type it is declared as must say the same."""
    names = package.namelist()
    if "[Content_Types].xml" not in names:
        raise RefusedFileError("file.type_not_allowed")
    kinds = [kind for part, kind in MAIN.items() if part in names]
    types = _Types()
    hear(package, "[Content_Types].xml", types)
    said = " ".join(types.found).lower()
    if any(word in said for word in MACRO_TYPES):
        raise RefusedFileError("file.macro")
    if len(kinds) > 1:
        raise RefusedFileError("file.ambiguous")
    if not kinds or MAIN_TYPES[kinds[0]] not in said:
        raise RefusedFileError("file.type_not_allowed")
    return kinds[0]


def follow_links(package: zipfile.ZipFile, passages: Passages) -> None:
    """Addresses that a reader may click are texts; whatever a program would fetch by itself is refused."""
    for number, part in enumerate(name for name in package.namelist() if name.endswith(".rels")):
        hear(package, part, _Links(passages, number + 1))
    for name in package.namelist():
        low = name.lower()
        if "/externallinks/" in low and b"ddelink" in read_part(package, name).lower():
            raise RefusedFileError("file.macro")
        if any(mark in low for mark in ("/externallinks/", "xl/connections.xml", "/querytables/")):
            raise RefusedFileError("file.external_links")


def judge_address(address: str) -> None:
    if SCRIPT.match(address):
        raise RefusedFileError("file.macro")
    if not WEB.match(address.strip()):
        raise RefusedFileError("file.external_links")


def targets(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Where the names of another part lead, inside the package."""
    folder, name = posixpath.split(part)
    links = f"{folder}/_rels/{name}.rels"
    if links not in package.namelist():
        return {}
    listener = _Targets(folder)
    hear(package, links, listener)
    return listener.found


class _Types(Listener):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        self.found.append(attributes.get("ContentType", ""))


class _Links(Listener):
    def __init__(self, passages: Passages, number: int) -> None:
        super().__init__()
        self._passages = passages
        self._number = number

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name != "Relationship":
            return
        kind = attributes.get("Type", "").rpartition("/")[2].lower()
        target = attributes.get("Target", "")
        if kind in MACRO_RELATIONS:
            raise RefusedFileError("file.macro")
        if kind in EMBEDDED_RELATIONS:
            raise RefusedFileError("file.embedded")
        if attributes.get("TargetMode", "").lower() == "external":
            if kind != "hyperlink":
                raise RefusedFileError("file.external_links")
            judge_address(target)
            self._passages.add("link", (self._number,), target)
        elif ".." in target.split("/")[2:] or "\\" in target or "://" in target:
            raise RefusedFileError("file.unsafe_names")


class _Targets(Listener):
    def __init__(self, folder: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._folder = folder

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            target = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", ""))).lstrip("/")
            self.found[attributes.get("Id", "")] = target
