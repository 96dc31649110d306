"""Every text of a PDF: pages, notes, form fields, outline, properties; and whether anything in it would act."""

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    StreamObject,
    TextStringObject,
)

from ilonet.lib.files import limits
from ilonet.lib.files.passages import Passages, RefusedFileError
from ilonet.lib.files.pdf_pictures import see_pictures
from ilonet.lib.files.pictures import ATTRIBUTE, MARKUP, read_picture
from ilonet.lib.files.relations import judge_address

ACTIVE_KEYS = frozenset(
    {"/JS", "/JavaScript", "/AA", "/XFA", "/EmbeddedFile", "/EmbeddedFiles", "/EF", "/RichMediaContent"}
)
ACTIVE_TYPES = frozenset({"/EmbeddedFile"})
ACTIONS = frozenset(
    [
        "/JavaScript",
        "/Launch",
        "/SubmitForm",
        "/ImportData",
        "/GoToR",
        "/GoToE",
        "/Rendition",
        "/Movie",
        "/Sound",
        "/RichMediaExecute",
        "/GoTo3DView",
        "/SetOCGState",
        "/Trans",
        "/Thread",
    ]
)
ACTIVE_NOTES = frozenset(["/RichMedia", "/Screen", "/Movie", "/Sound", "/3D", "/FileAttachment"])
NOT_WORDS = frozenset(
    [
        "/ID",
        "/O",
        "/U",
        "/OE",
        "/UE",
        "/Perms",
        "/Registry",
        "/Ordering",
        "/CharSet",
        "/FontFamily",
        "/DA",
        "/DS",
        "/Lang",
        "/CreationDate",
        "/ModDate",
        "/M",
        "/NM",
    ]
)
PLACES = {
    "/Alt": "alternative",
    "/ActualText": "alternative",
    "/E": "alternative",
    "/Contents": "comment",
    "/RC": "comment",
    "/Subj": "comment",
    "/V": "form_field",
    "/DV": "form_field",
    "/TU": "form_field",
    "/Opt": "form_field",
    "/URI": "link",
}
END = re.compile(rb"%%EOF")


def read_pdf(content: bytes, passages: Passages) -> None:
    _judge_bytes(content)
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            raise RefusedFileError("file.encrypted")
        if len(reader.xref_objStm) + sum(len(one) for one in reader.xref.values()) > limits.OBJECTS:
            raise RefusedFileError("file.unpacks_too_large")
        for thing in [reader.trailer, *_objects(reader)]:
            _judge(thing, passages, 0)
        see_pictures(reader, _read_pages(reader, passages), passages)
    except LimitReachedError as error:
        raise RefusedFileError("file.unpacks_too_large") from error
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, OSError, AssertionError) as error:
        raise RefusedFileError("file.damaged") from error
    except RecursionError as error:
        raise RefusedFileError("file.damaged") from error


def _judge_bytes(content: bytes) -> None:
    """One beginning and one end; a second end holds an earlier version, whose words can be brought back."""
    ends = [found.end() for found in END.finditer(content)]
    if not ends or b"startxref" not in content[max(ends[-1] - 2048, 0) :]:
        raise RefusedFileError("file.truncated")
    if content[ends[-1] :].strip(b"\x00\r\n\t "):
        raise RefusedFileError("file.ambiguous")
    if b"/Encrypt" in content[-4096:]:
        raise RefusedFileError("file.encrypted")
    is_linear = b"/Linearized" in content[:1024]
    if len(re.findall(rb"startxref\s+[1-9]", content)) > (1 + is_linear):
        raise RefusedFileError("pdf.earlier_versions")


def _objects(reader: PdfReader) -> Iterator[Any]:
    """All there are, also those that no page leads to."""
    for generation, numbers in list(reader.xref.items()):
        for number in list(numbers):
            if number:
                yield reader.get_object(IndirectObject(number, generation, reader))
    for number in list(reader.xref_objStm):
        yield reader.get_object(IndirectObject(number, 0, reader))


def _judge(thing: Any, passages: Passages, depth: int) -> None:
    if depth > limits.DEPTH:
        raise RefusedFileError("file.damaged")
    if isinstance(thing, DictionaryObject):
        _judge_keys(thing)
        for key in list(thing):
            value = thing.raw_get(key)
            if key in NOT_WORDS:
                continue
            _hear(str(key), value, passages)
            _judge(value, passages, depth + 1)
    elif isinstance(thing, ArrayObject):
        for value in list(thing):
            _hear("", value, passages)
            _judge(value, passages, depth + 1)
    if isinstance(thing, StreamObject):
        _judge_stream(thing, passages)


def _judge_keys(thing: DictionaryObject) -> None:
    keys = {str(key) for key in thing}
    action = thing.get("/S")
    kind = thing.get("/Type")
    if keys & ACTIVE_KEYS or action in ACTIONS or kind in ACTIVE_TYPES or thing.get("/Subtype") in ACTIVE_NOTES:
        raise RefusedFileError("pdf.active_content")
    opening = thing.get("/OpenAction")
    if isinstance(opening, DictionaryObject) and opening.get("/S") != "/GoTo":
        raise RefusedFileError("pdf.active_content")
    if kind in ("/Filespec", "/F") or (isinstance(thing, StreamObject) and "/F" in keys):
        raise RefusedFileError("file.external_links")


def _hear(key: str, value: Any, passages: Passages) -> None:
    if isinstance(value, ByteStringObject) and key in PLACES and key != "/Contents":
        value = TextStringObject(bytes(value).decode("latin-1"))
    if not isinstance(value, TextStringObject):
        return
    if key == "/URI":
        judge_address(str(value))
    text = MARKUP.sub(" ", str(value)) if key == "/RC" else str(value)
    if len(text) > 1:
        passages.add(PLACES.get(key, "property"), (), text)


def _judge_stream(thing: StreamObject, passages: Passages) -> None:
    """The words beside the pages: metadata packets, and what a photograph inside carries."""
    if thing.get("/Type") == "/Metadata" or thing.get("/Subtype") == "/XML":
        packet = thing.get_data().decode("utf-8", "replace")
        values = "\n".join(value for value in ATTRIBUTE.findall(packet) if "://" not in value)
        passages.add("property", (), MARKUP.sub("\n", packet) + "\n" + values)
    elif thing.get("/Subtype") == "/Image":
        filters = thing.get("/Filter")
        is_photograph = filters in ("/DCTDecode", ["/DCTDecode"])
        if is_photograph and (raw := bytes(thing._data)).startswith(b"\xff\xd8\xff"):  # noqa: SLF001 -- as it lies in the file, not unpacked
            read_picture(raw.rstrip(b"\r\n"), "jpeg", passages, "inner_", is_seen=False)


def _read_pages(reader: PdfReader, passages: Passages) -> set[int]:
    """The numbers of those that say nothing."""
    if len(reader.pages) > limits.PAGES:
        raise RefusedFileError("file.too_many_pages")
    silent = set()
    for number, page in enumerate(reader.pages, 1):
        said = page.extract_text()
        passages.add("page", (number,), said)
        if not said.strip():
            silent.add(number)
    return silent
