"""Whether the package of a workbook may be opened at all: its directory is checked before a byte is unpacked."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, NoReturn

from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal
from ilonet.lib.spreadsheets import limits

LOCAL_HEADER_BYTES = 30
ENCRYPTED_FLAG = 0x1
MACRO_MARKS = ("vbaproject.bin", "xl/macrosheets/", "xl/activex/", "xl/dialogsheets/")
LINK_MARKS = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/", "xl/embeddings/")


def open_package(content: bytes) -> zipfile.ZipFile:
    """The archive, once nothing in its directory is suspicious."""
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, IndexError) as error:
        raise damaged() from error
    members = package.infolist()
    _check_members(members)
    _check_sizes(members, len(content))
    return package


def names_in(package: zipfile.ZipFile) -> set[str]:
    """Names of parts are compared without regard to case, as the standard says."""
    return {member.filename.lower() for member in package.infolist()}


def damaged() -> Refusal:
    return Refusal(
        "file.damaged",
        _("The workbook is damaged and cannot be opened."),
        _("Open it in your spreadsheet program, save it again as .xlsx and send the new file."),
        status=422,
    )


def refuse_macro() -> NoReturn:
    raise Refusal(
        "file.macro",
        _("The workbook contains macros or commands that would run on opening."),
        _("Save it as “Excel workbook (.xlsx)” without macros, or as CSV, and try again."),
        status=422,
    )


def refuse_archive() -> NoReturn:
    raise Refusal(
        "file.type_not_allowed",
        _("The file is an archive, but no workbook (.xlsx or .ods)."),
        _(
            "Save the table as “Excel workbook (.xlsx)”, as “OpenDocument spreadsheet (.ods)” or as CSV and send that file."
        ),
        status=422,
    )


def refuse_encrypted() -> NoReturn:
    raise Refusal(
        "file.encrypted",
        _("The file is protected with a password."),
        _("Remove the password, save and try again."),
        status=422,
    )


def refuse_links() -> NoReturn:
    raise Refusal(
        "file.external_links",
        _("The workbook draws on other files or data sources, or has objects embedded in it."),
        _("Break the links and remove the objects, or paste the table as values into a new workbook."),
        status=422,
    )


def refuse_bomb() -> NoReturn:
    raise Refusal(
        "file.unpacks_too_large",
        _("The workbook unpacks to far more than a register can hold."),
        _("Copy the rows of the register into a new workbook and send that one."),
        status=422,
    )


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > limits.MEMBERS:
        refuse_bomb()
    names = [member.filename.lower() for member in members]
    if len(set(names)) != len(names):
        raise damaged()
    for member in members:
        name = member.filename
        if member.flag_bits & ENCRYPTED_FLAG:
            refuse_encrypted()
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged()
        if "\\" in name or name.startswith("/") or ".." in name.split("/"):
            raise damaged()


def _check_sizes(members: list[zipfile.ZipInfo], file_bytes: int) -> None:
    """Sizes, ratio, and parts that lie over one another (which is how a small file unpacks to terabytes)."""
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            refuse_bomb()
        end = member.header_offset + LOCAL_HEADER_BYTES + member.compress_size
        if member.file_size > limits.MEMBER_BYTES:
            refuse_bomb()
        is_large = member.file_size > limits.RATIO_FROM_BYTES
        if is_large and member.file_size > limits.RATIO * max(member.compress_size, 1):
            refuse_bomb()
    if end > file_bytes:
        raise damaged()
    if sum(member.file_size for member in members) > limits.UNPACKED_BYTES:
        refuse_bomb()


def insist_on_excel(package: zipfile.ZipFile) -> None:
    names = names_in(package)
    if any(mark in name for name in names for mark in MACRO_MARKS):
        refuse_macro()
    if "[content_types].xml" not in names or "xl/workbook.xml" not in names:
        refuse_archive()
    types = b"".join(read_chunks(package, "[Content_Types].xml")).lower()
    if b"macroenabled" in types or b"macrosheet" in types or b"vbaproject" in types:
        refuse_macro()
    links = [name for name in names if name.startswith(LINK_MARKS)]
    if links:
        _refuse_links(package, links)


def _refuse_links(package: zipfile.ZipFile, links: list[str]) -> NoReturn:
    for name in links:
        if name.startswith("xl/externallinks/") and b"ddelink" in b"".join(read_chunks(package, name)).lower():
            refuse_macro()
    refuse_links()


def part_named(package: zipfile.ZipFile, name: str) -> str | None:
    """Names of parts are compared without regard to case, as the standard says."""
    wanted = name.lower()
    return next((found for found in package.namelist() if found.lower() == wanted), None)


def read_chunks(package: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The bytes of one part, counted while they come, whatever the directory claimed."""
    actual = part_named(package, name)
    if actual is None:
        raise damaged()
    seen = 0
    try:
        with package.open(actual) as stream:
            while chunk := _read(stream):
                seen += len(chunk)
                if seen > limits.MEMBER_BYTES:
                    refuse_bomb()
                yield chunk
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise damaged() from error


def _read(stream: IO[bytes]) -> bytes:
    return stream.read(64 * 1024)
