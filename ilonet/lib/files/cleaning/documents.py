"""A PDF written anew: only what its pages show, without properties, packets, thumbnails and words beside photographs."""

import io
from collections import Counter
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from ilonet.lib.files.cleaning.pictures import without_words
from ilonet.lib.files.passages import RefusedFileError

DROPPED = {"/Metadata": "properties", "/PieceInfo": "properties", "/LastModified": "properties", "/Thumb": "thumbnail"}
BROKEN = (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, OSError, AssertionError)
QUIET_NOTES = frozenset({"/Link", "/Widget"})


def clean_pdf(content: bytes, stripped: Counter[str]) -> bytes:
    """Objects that no page leads to are left behind with the old file."""
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        _insist_on_no_notes(reader)
        if reader.metadata:
            stripped["properties"] += 1
        writer = PdfWriter(clone_from=reader)
        writer.metadata = None
        for thing in list(writer._objects):  # noqa: SLF001 -- every object, also those that only others lead to
            if isinstance(thing, DictionaryObject):
                _drop(thing, stripped)
        writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
        out = io.BytesIO()
        writer.write(out)
    except LimitReachedError as error:
        raise RefusedFileError("file.unpacks_too_large") from error
    except (*BROKEN, RecursionError) as error:
        raise RefusedFileError("file.damaged") from error
    return out.getvalue()


def _insist_on_no_notes(reader: PdfReader) -> None:
    """A note may be a comment, or a black box over a name: whoever drew it must settle what becomes of it."""
    for page in reader.pages:
        for note in page.get("/Annots") or []:
            shown = note.get_object()
            if isinstance(shown, DictionaryObject) and shown.get("/Subtype", "/Link") not in QUIET_NOTES:
                raise RefusedFileError("file.comments")


def _drop(thing: DictionaryObject, stripped: Counter[str]) -> None:
    for key, said in DROPPED.items():
        if key in thing:
            del thing[NameObject(key)]
            stripped[said] += 1
    if isinstance(thing, StreamObject) and thing.get("/Subtype") == "/Image":
        _quiet(thing, stripped)


def _quiet(picture: Any, stripped: Counter[str]) -> None:
    raw = bytes(picture._data)  # noqa: SLF001 -- as it lies in the file, not unpacked
    if picture.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]) and raw.startswith(b"\xff\xd8\xff"):
        kept = without_words(raw)
        if len(kept) < len(raw.rstrip(b"\r\n")):
            picture._data = kept  # noqa: SLF001
            stripped["inner_pictures"] += 1
