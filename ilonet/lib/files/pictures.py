"""Is it one whole JPEG or PNG, and what texts does it carry beside the picture?"""

import io
import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from typing import Any

from PIL import ExifTags, Image

from ilonet.lib.files import limits
from ilonet.lib.files.passages import Passages, RefusedFileError

PNG = b"\x89PNG\r\n\x1a\n"
PNG_WORDS = ("tEXt", "zTXt", "iTXt")
PNG_QUIET = frozenset(
    [
        "IHDR",
        "PLTE",
        "IDAT",
        "IEND",
        "tRNS",
        "gAMA",
        "cHRM",
        "sRGB",
        "iCCP",
        "sBIT",
        "bKGD",
        "hIST",
        "pHYs",
        "sPLT",
        "tIME",
        "acTL",
        "fcTL",
        "fdAT",
        "cICP",
        "eXIf",
    ]
)
KEYWORDS = ("Title", "Author", "Description", "Copyright", "Software", "Comment", "Source", "XML:com.adobe.xmp")
MARKUP = re.compile(r"<[^<>]*>")
ATTRIBUTE = re.compile(r"=\s*[\"']([^\"']{2,})[\"']")
RUNS = re.compile(r"[^\x00-\x1f\x7f-\x9f\ufffd]{4,}")
STANDALONE = frozenset([0x01, *range(0xD0, 0xD8)])
Image.MAX_IMAGE_PIXELS = limits.PIXELS


def read_picture(content: bytes, kind: str, passages: Passages, prefix: str = "", *, is_seen: bool = True) -> None:
    """`prefix` tells a picture inside a document from one that was sent by itself."""
    for number, (name, text) in enumerate(_segments(content) if kind == "jpeg" else _chunks(content), 1):
        passages.add(prefix + "picture_text", (number, name), text)
    fields, picture = _decoded(content, kind)
    for name, text in fields:
        passages.add(prefix + "exif", (name,), text)
    if is_seen:
        passages.see(picture, prefix, (passages.pictures + 1,) if prefix else ())


def _decoded(content: bytes, kind: str) -> tuple[list[tuple[str, str]], Image.Image]:
    """The picture is unpacked whole: one that breaks half way is no picture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=[kind.upper()])
            if picture.width * picture.height > limits.PIXELS:
                raise RefusedFileError("file.too_many_pixels")
            found = list(_fields(picture.getexif()))
            picture.load()
            return found, picture
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise RefusedFileError("file.too_many_pixels") from error
    except (OSError, SyntaxError, ValueError, struct.error, zlib.error, KeyError, TypeError, EOFError) as error:
        raise RefusedFileError("file.damaged") from error


def _fields(exif: Image.Exif) -> Iterator[tuple[str, str]]:
    for tag, value in exif.items():
        yield _name(tag, ExifTags.TAGS), _words(value)
    for directory in (ExifTags.IFD.Exif, ExifTags.IFD.Interop, ExifTags.IFD.IFD1):
        for tag, value in exif.get_ifd(directory).items():
            yield _name(tag, ExifTags.TAGS), _words(value)
    position = exif.get_ifd(ExifTags.IFD.GPSInfo)
    for tag, value in position.items():
        yield _name(tag, ExifTags.GPSTAGS), _words(value)
    if degrees := _degrees(position):
        yield "GPSInfo", degrees


def _name(tag: int, names: dict[int, str]) -> str:
    return str(names.get(tag, f"0x{tag:04x}"))


def _words(value: Any) -> str:
    if isinstance(value, bytes):
        wide = value.decode("utf-16-le", "replace") if value.count(0) * 3 > len(value) else ""
        return "\n".join(RUNS.findall(value.decode("utf-8", "replace")) + RUNS.findall(wide))
    if isinstance(value, str):
        return value
    if isinstance(value, tuple) and len(value) > 8 and all(isinstance(one, int) and 0 <= one < 256 for one in value):
        return _words(bytes(value))
    return ""


def _degrees(position: dict[int, Any]) -> str:
    try:
        north = _angle(position[2]) * (-1 if position.get(1) == "S" else 1)
        east = _angle(position[4]) * (-1 if position.get(3) == "W" else 1)
    except (KeyError, ValueError, TypeError, ZeroDivisionError):
        return ""
    return f"{north:.6f}, {east:.6f}"


def _angle(parts: Any) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    return degrees + minutes / 60 + seconds / 3600


def _plain(packet: str) -> str:
    """The words of an XMP packet, without its marks but with their values."""
    values = "\n".join(value for value in ATTRIBUTE.findall(packet) if "://" not in value[:40])
    return MARKUP.sub("\n", packet) + "\n" + values


def _chunks(content: bytes) -> Iterator[tuple[str, str]]:
    """A PNG is a row of chunks, each with its sum, from IHDR to IEND and nothing behind."""
    at = len(PNG)
    name = ""
    while name != "IEND":
        if at + 12 > len(content):
            raise RefusedFileError("file.truncated")
        size, raw = struct.unpack(">I4s", content[at : at + 8])
        body = content[at + 8 : at + 8 + size]
        if at + 12 + size > len(content):
            raise RefusedFileError("file.truncated")
        if struct.unpack(">I", content[at + 8 + size : at + 12 + size])[0] != zlib.crc32(raw + body):
            raise RefusedFileError("file.damaged")
        name = raw.decode("ascii", "replace")
        if at == len(PNG) and name != "IHDR":
            raise RefusedFileError("file.damaged")
        if name in PNG_WORDS:
            yield _png_text(name, body)
        elif name not in PNG_QUIET:
            yield "?", _words(body)
        at += 12 + size
    if content[at:].strip(b"\x00\r\n"):
        raise RefusedFileError("file.ambiguous")


def _png_text(name: str, body: bytes) -> tuple[str, str]:
    keyword, _, rest = body.partition(b"\x00")
    if name == "zTXt":
        rest = _unpacked(rest[1:])
    elif name == "iTXt":
        is_packed, rest = rest[:1] == b"\x01", rest[2:]
        tail = rest.split(b"\x00", 2)[-1]
        rest = _unpacked(tail) if is_packed else rest
    text = rest.decode("latin-1" if name != "iTXt" else "utf-8", "replace")
    said = keyword.decode("latin-1")
    if said in KEYWORDS:
        return said, _plain(text) if "xmp" in said else text
    return "?", f"{said}: {text}"


def _unpacked(packed: bytes) -> bytes:
    unpack = zlib.decompressobj()
    try:
        text = unpack.decompress(packed, limits.COMPRESSED_TEXT_BYTES)
    except zlib.error as error:
        raise RefusedFileError("file.damaged") from error
    if unpack.unconsumed_tail:
        raise RefusedFileError("file.unpacks_too_large")
    return text


def _segments(content: bytes) -> Iterator[tuple[str, str]]:
    """A JPEG is a row of segments up to its end mark; a phone may add smaller pictures of the same, declared as MPF."""
    found: list[tuple[str, str]] = []
    end = _walk(content, 0, found)
    has_more = b"MPF\x00" in content[:65_536]
    while has_more and content[end:].lstrip(b"\x00").startswith(b"\xff\xd8\xff"):
        end = _walk(content, content.index(b"\xff\xd8\xff", end), found)
    if content[end:].strip(b"\x00\r\n"):
        raise RefusedFileError("file.ambiguous")
    yield from found


def _walk(content: bytes, start: int, found: list[tuple[str, str]]) -> int:
    at = start + 2
    while True:
        while content[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 2 > len(content):
            raise RefusedFileError("file.truncated")
        if content[at] != 0xFF:
            raise RefusedFileError("file.damaged")
        mark = content[at + 1]
        at += 2
        if mark == 0xD9:
            return at
        if mark in STANDALONE:
            continue
        if at + 2 > len(content):
            raise RefusedFileError("file.truncated")
        size = int.from_bytes(content[at : at + 2], "big")
        body = content[at + 2 : at + size]
        if size < 2 or len(body) < size - 2:
            raise RefusedFileError("file.truncated")
        _hear(mark, body, found)
        at += size
        if mark == 0xDA:
            at = _behind_scan(content, at)


def _behind_scan(content: bytes, at: int) -> int:
    """The next mark that is neither a stuffed byte nor a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise RefusedFileError("file.truncated")
        if content[at + 1] not in (0x00, 0xFF) and content[at + 1] not in STANDALONE:
            return at
        at += 1 if content[at + 1] == 0xFF else 2


def _hear(mark: int, body: bytes, found: list[tuple[str, str]]) -> None:
    if mark == 0xFE:
        found.append(("Comment", _words(body)))
    elif mark == 0xE1 and not body.startswith(b"Exif\x00"):
        found.append(("XMP", _plain(body.decode("utf-8", "replace"))))
    elif mark == 0xED:
        found.append(("IPTC", _words(body)))
    elif 0xE3 <= mark <= 0xEF and mark != 0xEE:
        found.append(("?", _words(body)))
