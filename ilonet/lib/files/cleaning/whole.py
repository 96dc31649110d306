"""The file as it will be kept: read, refused or rid of what nobody meant to share, and read again."""

import io
from collections import Counter
from dataclasses import dataclass, field

from ilonet.lib.files.cleaning.documents import clean_pdf
from ilonet.lib.files.cleaning.packages import clean_package
from ilonet.lib.files.cleaning.pictures import clean_picture, smaller
from ilonet.lib.files.package import open_package
from ilonet.lib.files.passages import Passages, RefusedFileError
from ilonet.lib.files.reader import Reader
from ilonet.lib.files.reading import read
from ilonet.lib.files.seeing import Seeing

# Whoever wrote these must say themselves what becomes of them: taken off, a blank or a word could come to light.
UNSETTLED = {"comment": "file.comments", "deleted": "file.tracked_changes"}
PICTURES = ("jpeg", "png")
PACKAGES = ("docx", "xlsx", "pptx", "odt", "ods")


@dataclass
class Cleaned:
    kind: str
    passages: Passages
    content: bytes
    stripped: Counter[str] = field(default_factory=Counter)  # our words for what was taken off, and how often
    preview: bytes = b""


def clean(content: bytes, name: str, reader: Reader | None = None) -> Cleaned:
    """Raises RefusedFileError. What is kept has been read as it is kept, not as it came."""
    kind, found = read(content, name)
    for passage in found.found:
        if passage.kind in UNSETTLED:
            raise RefusedFileError(UNSETTLED[passage.kind])
    cleaned = _cleaned(kind, found, content)
    if cleaned.content is not content:
        sight = Seeing(reader)
        _kind, cleaned.passages = read(cleaned.content, name, sight)
        cleaned.preview = cleaned.preview or sight.preview
    return cleaned


def _cleaned(kind: str, found: Passages, content: bytes) -> Cleaned:
    stripped: Counter[str] = Counter()
    if kind in PICTURES:
        return Cleaned(kind, found, clean_picture(content, kind, stripped), stripped, smaller(content, kind))
    if kind in PACKAGES:
        kept = io.BytesIO()
        clean_package(open_package(content), kept, kind, stripped)
        return Cleaned(kind, found, kept.getvalue(), stripped)
    if kind == "pdf":
        return Cleaned(kind, found, clean_pdf(content, stripped), stripped)
    return Cleaned(kind, found, content, stripped)
