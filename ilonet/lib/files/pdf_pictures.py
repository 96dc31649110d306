"""Which pictures does each page of a PDF show, and what stands in them? A page of nothing but strokes counts as one."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from PIL import Image
from pypdf import PdfReader
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

from ilonet.lib.files import limits
from ilonet.lib.files.passages import Passages

BROKEN = (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, OSError, AssertionError)
INLINE = re.compile(rb"(?:^|\s)BI\s.{4,2000}?\sID\s", re.DOTALL)
SHOWN_BY = ("/XObject", "/Pattern")
MASKS = ("/SMask", "/Mask")
PREFIX = "page_"


def see_pictures(reader: PdfReader, silent: set[int], passages: Passages) -> None:
    """Each once, on the first page that shows it; then those that no page leads to. `silent`: pages without words."""
    seen: set[int] = set()
    for number, page in enumerate(reader.pages, 1):
        before = passages.pictures
        for picture in _within(page, seen, 0):
            passages.see(_unpacked(picture) if passages.sight else _size_of(picture), PREFIX, (number,))
        content = _content(page)
        for _inline in INLINE.finditer(content):
            passages.see(None, PREFIX, (number,))
        if number in silent and passages.pictures == before and content.strip():
            passages.see(None, PREFIX, (number,))
    for picture in _others(reader, seen):
        passages.see(None if passages.sight else _size_of(picture), PREFIX)


def _within(shown: Any, seen: set[int], depth: int) -> Iterator[StreamObject]:
    """What a page, a form within it, a pattern or the look of a field draws on."""
    if depth > limits.DEPTH or not isinstance(shown, DictionaryObject):
        return
    own = shown.get("/Resources")
    things = own.get_object() if own is not None else {}
    for kind in SHOWN_BY if isinstance(things, DictionaryObject) else ():
        yield from _each(things.get(kind), seen, depth)
    fonts = things.get("/Font") if isinstance(things, DictionaryObject) else None
    for font in _values(fonts):
        yield from _within(font.get_object(), seen, depth + 1)
    for note in shown.get("/Annots") or [] if depth == 0 else []:
        looks = note.get_object()
        if isinstance(looks, DictionaryObject):
            yield from _each(looks.get("/AP"), seen, depth)


def _each(things: Any, seen: set[int], depth: int) -> Iterator[StreamObject]:
    for thing in _values(things):
        number = thing.idnum if isinstance(thing, IndirectObject) else id(thing)
        if number in seen:
            continue
        seen.add(number)
        found = thing.get_object()
        if isinstance(found, StreamObject) and found.get("/Subtype") == "/Image":
            yield found
        elif isinstance(found, StreamObject):
            yield from _within(found, seen, depth + 1)
        elif isinstance(found, DictionaryObject):  # looks of a field, by its states
            yield from _each(found, seen, depth + 1) if depth < limits.DEPTH else ()


def _values(things: Any) -> list[Any]:
    held = things.get_object() if things is not None else None
    return [held.raw_get(key) for key in list(held)] if isinstance(held, DictionaryObject) else []


def _others(reader: PdfReader, seen: set[int]) -> Iterator[StreamObject]:
    numbers = {number for held in reader.xref.values() for number in held} | set(reader.xref_objStm)
    found = {number: reader.get_object(IndirectObject(number, 0, reader)) for number in numbers - {0}}
    pictures = {
        number: one
        for number, one in found.items()
        if isinstance(one, StreamObject) and one.get("/Subtype") == "/Image"
    }
    masks = {one.raw_get(key).idnum for one in pictures.values() for key in MASKS if _is_reference(one, key)}
    yield from (one for number, one in pictures.items() if number not in seen | masks)


def _is_reference(thing: StreamObject, key: str) -> bool:
    return key in thing and isinstance(thing.raw_get(key), IndirectObject)


def _unpacked(picture: Any) -> Image.Image | None:
    """Nothing where no part of ours reads its packing (JBIG2): whoever sends it looks themselves."""
    try:
        if int(picture["/Width"]) * int(picture["/Height"]) > limits.PIXELS:
            return None
        if picture.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
            found: Image.Image = Image.open(io.BytesIO(picture._data), formats=["JPEG"])  # noqa: SLF001 -- as it lies in the file
        else:
            found = picture.decode_as_image()
        found.load()
    except Exception:  # noqa: BLE001 -- whatever an unpacker stumbles over, the picture is one that nobody has read
        return None
    return found


def _size_of(picture: Any) -> Image.Image | None:
    """Only its sides: nobody looks at it this time."""
    try:
        width, height = int(picture["/Width"]), int(picture["/Height"])
        return Image.new("1", (width, height)) if width * height <= limits.PIXELS else None
    except BROKEN:
        return None


def _content(page: Any) -> bytes:
    try:
        held = page.get_contents()
        return bytes(held.get_data()) if held is not None else b""
    except LimitReachedError:
        raise
    except BROKEN:
        return b""
