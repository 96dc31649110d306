"""How is a list that was taken out sent?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import FileResponse

from ilonet.exports.taking_out import CSV, FORMATS
from ilonet.lib.asking import one_of

if TYPE_CHECKING:
    from ilonet.exports.taking_out import Taken

FORMAT = {"format": one_of(FORMATS)}
TYPES = {CSV: "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def sent(taken: Taken) -> FileResponse:
    """As a file to keep, never shown inside the page; written whole before the first byte leaves, so that a failure is said."""
    kind = taken.name.rpartition(".")[2]
    return FileResponse(taken.file, as_attachment=True, filename=taken.name, content_type=TYPES[kind])
