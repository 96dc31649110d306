"""A picture drawn anew: what is seen stays, whatever was written beside it is gone."""

import io
import struct
from collections import Counter
from typing import Any

from PIL import ExifTags, Image, ImageOps

from ilonet.lib.files.passages import Passages, RefusedFileError
from ilonet.lib.files.pictures import STANDALONE, read_picture

BROKEN = (OSError, SyntaxError, ValueError, struct.error, KeyError, TypeError, EOFError, MemoryError)
QUALITY, PREVIEW_QUALITY = 90, 70
PREVIEW_SIDE = 960
PLAIN = {"jpeg": ("RGB", "L"), "png": ("RGB", "RGBA", "L", "LA", "P", "1", "I;16")}
WORDS = frozenset(
    [0xFE, 0xE1, 0xE2, 0xED, *range(0xE3, 0xED), 0xEF]
)  # comments and applications; APP14 says the colours
SCAN, START, END = 0xDA, b"\xff\xd8", b"\xff\xd9"


def clean_picture(content: bytes, kind: str, stripped: Counter[str]) -> bytes:
    """Turned as its own note says before the note is gone; never with a profile, a comment or a thumbnail."""
    picture = _opened(content, kind)
    _tell(picture, content, kind, stripped)
    return _drawn(picture, kind, QUALITY)


def smaller(content: bytes, kind: str) -> bytes:
    """For a look over a poor line."""
    picture = _opened(content, kind)
    picture.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    return _drawn(picture, kind, PREVIEW_QUALITY)


def without_words(jpeg: bytes) -> bytes:
    """Segment by segment, the scan as it lies: for a photograph inside a document, whose colours another says."""
    kept, at = bytearray(START), 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        mark = jpeg[at + 1]
        if mark == SCAN:
            end = jpeg.rfind(END)
            return bytes(kept + jpeg[at : end + 2])
        if mark in STANDALONE or mark == 0xFF:
            at += 1 if mark == 0xFF else 2
            continue
        size = int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if mark not in WORDS:
            kept += jpeg[at : at + 2 + size]
        at += 2 + size
    raise RefusedFileError("file.damaged")


def _opened(content: bytes, kind: str) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(content), formats=[kind.upper()])
        picture.load()
        turned = ImageOps.exif_transpose(picture)
    except BROKEN as error:
        raise RefusedFileError("file.damaged") from error
    turned.format = picture.format
    return turned


def _drawn(picture: Image.Image, kind: str, quality: int) -> bytes:
    out = io.BytesIO()
    try:
        shown = picture if picture.mode in PLAIN[kind] else picture.convert("RGB" if kind == "jpeg" else "RGBA")
        kept: dict[Any, Any] = {"transparency": shown.info["transparency"]} if "transparency" in shown.info else {}
        shown.info = kept
        if kind == "jpeg":
            shown.save(out, "JPEG", quality=quality)
        else:
            shown.save(out, "PNG")
    except BROKEN as error:
        raise RefusedFileError("file.damaged") from error
    return out.getvalue()


def _tell(picture: Image.Image, content: bytes, kind: str, stripped: Counter[str]) -> None:
    """What the author is told; a place is named by itself, because it is what most forget."""
    found = Passages()
    read_picture(content, kind, found)
    for passage in found.found:
        stripped["exif" if passage.kind == "exif" else "picture_words"] += 1
    raw = Image.open(io.BytesIO(content), formats=[kind.upper()])
    exif = raw.getexif()
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        stripped["position"] += 1
    if exif and not stripped["exif"]:
        stripped["exif"] += len(exif)
    if raw.info.get("icc_profile"):
        stripped["colour_profile"] += 1
