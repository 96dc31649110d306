"""What a file really is, judged by its bytes: its name is only a claim."""

from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
FOREIGN = (
    (b"%PDF", "PDF"),
    (b"GIF8", "GIF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
)


def kind_of(content: bytes) -> str:
    """`package` (a workbook) or `csv`; everything else is refused with the way to mend it."""
    if not content.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise Refusal(
            "file.empty",
            _("The file is empty."),
            _("Check that the right file was chosen and that it was saved."),
            status=422,
        )
    if content.startswith(OLE):
        _refuse_ole(content)
    if content.startswith(b"PK"):
        return "package"
    _refuse_foreign(content)
    return "csv"


def _refuse_ole(content: bytes) -> None:
    if ENCRYPTED_PACKAGE in content:
        raise Refusal(
            "file.encrypted",
            _("The workbook is protected with a password."),
            _("Open it, remove the password (File, Info, Protect workbook), save and try again."),
            status=422,
        )
    raise Refusal(
        "file.old_format",
        _("The file is a workbook of the format used before 2007 (.xls)."),
        _("Save it as “Excel workbook (.xlsx)” or as CSV and try again."),
        status=422,
    )


def _refuse_foreign(content: bytes) -> None:
    for magic, name in FOREIGN:
        if content.startswith(magic):
            _refuse_type(name)
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<table", b"<?xml", b"<svg", b"<script")):
        _refuse_type("HTML/XML")


def _refuse_type(name: str) -> None:
    raise Refusal(
        "file.type_not_allowed",
        _("The file is not a table: its content is of the type %(type)s.") % {"type": name},
        _("Send an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or a CSV file."),
        status=422,
    )
