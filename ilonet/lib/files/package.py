"""May this archive be opened at all? Its directory is checked against its bytes before a part is unpacked."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from ilonet.lib.files import limits
from ilonet.lib.files.passages import RefusedFileError

LOCAL_HEADER = struct.Struct("<4s5H3I2H")
END_BYTES = 22
ENCRYPTED_FLAG = 0x1
GAP = 24  # a descriptor behind a part
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".wdp")
PARTS = (".xml", ".rels", ".vml", ".odttf", ".fntdata", ".rdf", *PICTURES)
MACROS = ("vbaproject", "vbadata", "/macrosheets/", "/activex/", "/dialogsheets/", "customui", "basic/", "scripts/")
EMBEDDED = ("/embeddings/", "oleobject", "/afchunk", "objectreplacements/")
OUTSIDE = ("/externallinks/", "xl/connections.xml", "/querytables/")


def open_package(content: bytes) -> zipfile.ZipFile:
    """The archive, once nothing in its directory is suspicious."""
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, IndexError) as error:
        raise RefusedFileError("file.truncated") from error
    members = package.infolist()
    _check_names(members)
    _check_sizes(members)
    _check_places(package, members, content)
    _check_meaning(members)
    return package


def read_part(package: zipfile.ZipFile, name: str) -> bytes:
    return b"".join(chunks(package, name))


def chunks(package: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The bytes of one part, counted while they come, whatever the directory claimed."""
    seen = 0
    try:
        with package.open(name) as stream:
            while chunk := stream.read(64 * 1024):
                seen += len(chunk)
                if seen > limits.MEMBER_BYTES:
                    raise RefusedFileError("file.unpacks_too_large")
                yield chunk
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, KeyError, zlib.error) as error:
        raise RefusedFileError("file.damaged") from error


def _check_names(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > limits.MEMBERS:
        raise RefusedFileError("file.unpacks_too_large")
    for member in members:
        name = member.orig_filename
        if member.flag_bits & ENCRYPTED_FLAG:
            raise RefusedFileError("file.encrypted")
        climbs = ".." in name.replace("\\", "/").split("/")
        if climbs or name.startswith(("/", "\\")) or "\\" in name or ":" in name or "\x00" in name:
            raise RefusedFileError("file.unsafe_names")
        if (member.external_attr >> 16) & 0o170000 == 0o120000:
            raise RefusedFileError("file.unsafe_names")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise RefusedFileError("file.damaged")
    names = [member.filename.lower() for member in members]
    if len(set(names)) != len(names):
        raise RefusedFileError("file.ambiguous")


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    for member in members:
        is_large = member.file_size > limits.RATIO_FROM_BYTES
        is_dense = member.file_size > limits.RATIO * max(member.compress_size, 1)
        if member.file_size > limits.MEMBER_BYTES or (is_large and is_dense):
            raise RefusedFileError("file.unpacks_too_large")
    if sum(member.file_size for member in members) > limits.UNPACKED_BYTES:
        raise RefusedFileError("file.unpacks_too_large")


def _check_places(package: zipfile.ZipFile, members: list[zipfile.ZipInfo], content: bytes) -> None:
    """Parts follow each other without overlap, and nothing lies before, between or behind them."""
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            raise RefusedFileError("file.unpacks_too_large")
        if member.header_offset > end + (GAP if end else 0):
            raise RefusedFileError("file.ambiguous")
        end = member.header_offset + _local_bytes(member, content) + member.compress_size
    if not 0 <= package.start_dir - end <= GAP:
        raise RefusedFileError("file.ambiguous")
    if package.comment or content[-END_BYTES:][:4] != b"PK\x05\x06":
        raise RefusedFileError("file.ambiguous")


def _local_bytes(member: zipfile.ZipInfo, content: bytes) -> int:
    """Two programs must not see two different names: the header at the part says what the directory says."""
    header = content[member.header_offset : member.header_offset + LOCAL_HEADER.size]
    if len(header) < LOCAL_HEADER.size:
        raise RefusedFileError("file.truncated")
    mark, *_, name_bytes, extra_bytes = LOCAL_HEADER.unpack(header)
    start = member.header_offset + LOCAL_HEADER.size
    name = content[start : start + name_bytes]
    coding = "utf-8" if member.flag_bits & 0x800 else "cp437"
    if mark != b"PK\x03\x04" or name.decode(coding, "replace") != member.orig_filename:
        raise RefusedFileError("file.ambiguous")
    return LOCAL_HEADER.size + int(name_bytes) + int(extra_bytes)


def _check_meaning(members: list[zipfile.ZipInfo]) -> None:
    """A part that no document needs is somebody's luggage."""
    for member in members:
        name = f"/{member.filename.lower()}"
        if any(mark in name for mark in MACROS):
            raise RefusedFileError("file.macro")
        if any(mark in name for mark in OUTSIDE):
            continue  # judged by what they say
        if any(mark in name for mark in EMBEDDED):
            raise RefusedFileError("file.embedded")
        if name.endswith("/") or name == "/mimetype" or "printersettings" in name:
            continue
        if not name.endswith(PARTS) and not name.startswith(("/thumbnails/", "/configurations2/", "/_rels/")):
            raise RefusedFileError("file.embedded")
