"""How is a list or a document that was taken out sent?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import FileResponse

from ilonet.exports.taking_out import CSV, FORMATS, XLSX
from ilonet.lib.asking import one_of
from ilonet.lib.printing.printing import DOCX, FORMS, PDF

if TYPE_CHECKING:
    from ilonet.exports.taking_out import Taken

FORMAT = {"format": one_of(FORMATS)}
PAPER_FORMAT = {"format": one_of(FORMS)}
OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: f"{OFFICE}.spreadsheetml.sheet",
    PDF: "application/pdf",
    DOCX: f"{OFFICE}.wordprocessingml.document",
}


def sent(taken: Taken) -> FileResponse:
    """As a file to keep, never shown inside the page; written whole before the first byte leaves, so that a failure is said."""
    kind = taken.name.rpartition(".")[2]
    return FileResponse(taken.file, as_attachment=True, filename=taken.name, content_type=TYPES[kind])
