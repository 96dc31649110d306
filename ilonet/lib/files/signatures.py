"""What does a file claim to be, by its first and last bytes? The first of two detectors; the name is only a third claim."""

import io
import re
import zipfile

from ilonet.lib.files.passages import RefusedFileError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
HEAD = 1024
STARTS = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (OLE, "ole"),
    (b"GIF8", "foreign"),
    (b"BM", "bmp"),
    (b"II*\x00", "foreign"),
    (b"MM\x00*", "foreign"),
    (b"RIFF", "foreign"),
    (b"{\\rtf", "foreign"),
    (b"\x1f\x8b", "foreign"),
    (b"BZh", "foreign"),
    (b"\xfd7zXZ", "foreign"),
    (b"7z\xbc\xaf", "foreign"),
    (b"Rar!", "foreign"),
    (b"MZ", "exe"),
    (b"\x7fELF", "foreign"),
    (b"%!PS", "foreign"),
    (b"#!", "foreign"),
    (b"MSCF", "foreign"),
)
MARKUP = re.compile(
    rb"<(?:!doctype|html|head|body|svg|script|iframe|\?xml|\?php|table|meta|mjml|!entity)\b", re.IGNORECASE
)
MAIL = re.compile(rb"^(?:mime-version|received|return-path|message-id|content-type):", re.IGNORECASE | re.MULTILINE)
BY_NAME = {
    ".pdf": {"pdf"},
    ".docx": {"docx"},
    ".xlsx": {"xlsx"},
    ".pptx": {"pptx"},
    ".odt": {"odt"},
    ".ods": {"ods"},
    ".png": {"png"},
    ".jpg": {"jpeg"},
    ".jpeg": {"jpeg"},
    ".txt": {"text"},
    ".text": {"text"},
    ".md": {"text"},
    ".csv": {"text"},
    ".tsv": {"text"},
    "": {"pdf", "docx", "xlsx", "pptx", "odt", "ods", "png", "jpeg", "text"},
}
MACRO_NAMES = frozenset({".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".xlsb", ".pptm", ".potm", ".ppsm", ".ppam"})


def claim(content: bytes) -> str:
    """One of `pdf`, `png`, `jpeg`, `zip`, `text`; whatever claims to be two things at once is neither."""
    if not content.removeprefix(b"\xef\xbb\xbf").strip(b"\x00\r\n\t "):
        raise RefusedFileError("file.empty")
    claims = set(_claims(content))
    if len(claims) > 1:
        raise RefusedFileError("file.ambiguous")
    if "ole" in claims:
        raise RefusedFileError("file.encrypted" if ENCRYPTED_PACKAGE in content else "file.old_format")
    found = claims.pop() if claims else "text"
    if found not in ("pdf", "png", "jpeg", "zip", "text"):
        raise RefusedFileError("file.type_not_allowed")
    return found


def suffix(name: str) -> str:
    base, dot, ending = name.strip().rpartition(".")
    return f".{ending.lower()}" if dot and base and len(ending) <= 5 and ending.isalnum() else ""


def insist_on_name(name: str, kind: str) -> None:
    """A name that says otherwise misleads whoever opens the file next."""
    ending = suffix(name)
    if ending in MACRO_NAMES:
        raise RefusedFileError("file.macro")
    if ending not in BY_NAME:
        raise RefusedFileError("file.type_not_allowed")
    if kind not in BY_NAME[ending]:
        raise RefusedFileError("file.name_differs")


def _claims(content: bytes) -> list[str]:
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n") if content[:1] != b"\xff" else content
    head = content[:HEAD]
    found = [kind for magic, kind in STARTS if start.startswith(magic) and _is_meant(kind, start)]
    if head.find(b"%PDF-") > 0:
        found.append("pdf" if start.startswith(b"%PDF-") else "hidden pdf")
    if "zip" not in found and _ends_as_archive(content):
        found.append("hidden archive")
    letters = head.replace(b"\x00", b"")  # also of a text in two bytes each
    if MARKUP.search(letters) and not (found and found[0] == "zip"):
        found.append("markup")
    if not found and len(MAIL.findall(letters)) > 1:
        found.append("mail")
    return found


def _is_meant(kind: str, start: bytes) -> bool:
    """Two letters are no signature: a text may begin with them."""
    return kind not in ("bmp", "exe") or b"\x00" in start[:HEAD]


def _ends_as_archive(content: bytes) -> bool:
    if b"PK\x05\x06" not in content[-66_000:]:
        return False
    try:
        return bool(zipfile.ZipFile(io.BytesIO(content)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, IndexError):
        return False
