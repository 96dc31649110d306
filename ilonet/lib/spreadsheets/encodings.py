"""In what letters a CSV file is written. CSV never says, so a guess is stated and an unsure guess is refused."""

import codecs
import re

from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Read as Western, a Greek or Cyrillic file is whole words of accented letters, a Polish one has signs inside words.
NOT_WESTERN = re.compile(
    r"[\u00c0-\u00ff]{4,}|[A-Za-z][\u00a1-\u00a9\u00ab-\u00b1\u00b2\u00b3\u00b5\u00b6\u00b9\u00bc-\u00bf][a-z]"
)


def decode(content: bytes) -> tuple[str, str | None]:
    """The text, and a note where the letters had to be guessed."""
    text, note = _decode(content)
    if "\x00" in text:
        raise Refusal(
            "csv.null_characters",
            _("The file contains NUL characters, so it is not a CSV text file."),
            _("Save the table again as “CSV UTF-8” or as .xlsx."),
            status=422,
        )
    return text, note


def _decode(content: bytes) -> tuple[str, str | None]:
    for mark, name in MARKS:
        if content.startswith(mark):
            return _strictly(content, name), None
    wide = _wide(content)
    if wide:
        note = _("The file does not say how its letters are written; it was read as %(name)s.") % {"name": wide.upper()}
        return _strictly(content, wide), note
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError:
        return _western(content)


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark shows as a zero in every second byte."""
    start = content[:4096]
    zeros_even, zeros_odd = start[0::2].count(0), start[1::2].count(0)
    half = max(len(start) // 2, 1)
    if zeros_odd > 0.6 * half and zeros_even < 0.1 * half:
        return "utf-16-le"
    if zeros_even > 0.6 * half and zeros_odd < 0.1 * half:
        return "utf-16-be"
    return None


def _strictly(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError as error:
        raise _unclear() from error


def _western(content: bytes) -> tuple[str, str]:
    try:
        text, name = content.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        text, name = content.decode("latin-1"), "ISO 8859-1"
        if re.search(r"[\u0080-\u009f]", text):
            raise _unclear() from None
    if NOT_WESTERN.search(text):
        raise _unclear()
    words = sorted(set(re.findall(r"\w*[^\W\x00-\x7f]\w*", text)), key=str.casefold)[:3]
    note = _("The file does not say how its letters are written; it was read as %(name)s, for example: %(words)s.")
    return text, note % {"name": name, "words": ", ".join(word[:40] for word in words) or "–"}


def _unclear() -> Refusal:
    return Refusal(
        "csv.letters_unclear",
        _("It is not clear how the letters of the file are written, so names would come out wrong."),
        _("Save the table again as “CSV UTF-8” or as .xlsx."),
        status=422,
    )
