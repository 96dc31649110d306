"""Why a file is not opened, in words, and what its author can do."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ilonet.lib.files import limits
from ilonet.lib.refusals import Refusal

TYPES = _(
    "Send a PDF, Word, Excel, PowerPoint or OpenDocument file, a JPEG or PNG picture, or plain text or CSV in UTF-8."
)
SAVE_ANEW = _("Open it in the program that made it, save it under a new name and send that file.")
AS_PDF = _("Print it as a new PDF and send that one.")
REASONS: dict[str, tuple[Any, Any, int]] = {
    "file.ambiguous": (
        _("The file is two things at once, or hides something before, between or behind its parts."),
        SAVE_ANEW,
        422,
    ),
    "file.comments": (
        _("The file has comments or notes in it."),
        _("Settle them and delete them all, or print the file as a new PDF, and send that one."),
        422,
    ),
    "file.damaged": (_("The file is damaged and cannot be read."), SAVE_ANEW, 422),
    "file.embedded": (
        _("The file has another file or object embedded in it."),
        _("Send the embedded file by itself, or replace it by a picture or a table."),
        422,
    ),
    "file.empty": (_("The file is empty."), _("Check that the right file was chosen and that it was saved."), 422),
    "file.encrypted": (_("The file is protected with a password."), _("Remove the password, save and try again."), 422),
    "file.entities": (
        _("The file holds instructions (a document type or entities) that no document needs."),
        _("Copy its content into a new document, save it and try again."),
        422,
    ),
    "file.external_links": (
        _("The file draws on other files or data sources outside it."),
        _("Break the links, paste what they show, save and try again."),
        422,
    ),
    "file.macro": (
        _("The file contains macros or commands that would run on opening."),
        _("Save it without macros (.docx, .xlsx, .pptx, .odt, .ods) and try again."),
        422,
    ),
    "file.name_differs": (
        _("The name of the file says one type and its content another."),
        _("Give the file the ending of what it is, or save it anew in the type you want."),
        422,
    ),
    "file.not_opened": (
        _("The file could not be opened: the process that reads it ended before it was done."),
        SAVE_ANEW,
        422,
    ),
    "file.not_readable": (_("The file cannot be read."), _("Check its access rights and that it is there."), 403),
    "file.not_text": (_("The file is no text in UTF-8 and no other type that is opened here."), TYPES, 422),
    "file.old_format": (
        _("The file is in the format that Office used before 2007."),
        _("Save it as .docx, .xlsx or .pptx and try again."),
        422,
    ),
    "file.takes_too_long": (_("The file takes too long to open."), _("Divide it, or send it as plain text."), 422),
    "file.too_large": (
        _("The file is larger than %(most)d MB."),
        _("Make its pictures smaller, or divide it into several files."),
        413,
    ),
    "file.too_long_text": (
        _("The file is longer than %(characters)d characters."),
        _("Divide it into several files."),
        413,
    ),
    "file.too_many_pages": (_("The file has more than %(pages)d pages."), _("Divide it into several files."), 413),
    "file.too_many_pixels": (
        _("A picture is larger than %(pixels)d million pixels."),
        _("Make it smaller and try again."),
        413,
    ),
    "file.tracked_changes": (
        _("The file still holds text that was deleted while changes were tracked."),
        _("Accept or reject all changes, save and try again."),
        422,
    ),
    "file.too_much_text": (
        _("The file holds more text than can be looked through."),
        _("Divide it into several files."),
        413,
    ),
    "file.truncated": (
        _("The end of the file is missing."),
        _("Copy or send it again; the transfer was cut off."),
        422,
    ),
    "file.type_not_allowed": (_("Files of this type are not opened here."), TYPES, 422),
    "file.unpacks_too_large": (_("The file unpacks to far more than it should."), SAVE_ANEW, 422),
    "file.unsafe_name": (
        _("The name of the file has characters that no name should have, or is too long."),
        _("Give it a short name of letters and digits."),
        422,
    ),
    "file.unsafe_names": (_("A part of the file has a name that leads outside it."), SAVE_ANEW, 422),
    "pdf.active_content": (
        _("The PDF contains scripts, actions, forms that send, media or embedded files."),
        AS_PDF,
        422,
    ),
    "pdf.earlier_versions": (
        _("The PDF still holds an earlier version of itself, which anybody could bring back."),
        AS_PDF,
        422,
    ),
}
VALUES = {
    "most": limits.FILE_BYTES // 1024 // 1024,
    "characters": limits.TEXT_CHARACTERS,
    "pages": limits.PAGES,
    "pixels": limits.PIXELS // 1_000_000,
}


def refusal(code: str) -> Refusal:
    """An answer that is none of ours counts as a reader that broke."""
    code = code if code in REASONS else "file.not_opened"
    message, hint, status = REASONS[code]
    return Refusal(code, str(message) % VALUES, hint, status)
