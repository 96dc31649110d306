"""How a file leaves, and how it comes in pieces: tus 1.0, core and creation (tus.io), as any of its clients speaks it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ilonet.access.actor import actor_of
from ilonet.documents import arriving
from ilonet.documents.models import File, State
from ilonet.lib.refusals import Refusal, absent

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

VERSION = "1.0.0"
PNG = b"\x89PNG"
PIECE_TYPE = "application/offset+octet-stream"


def sent(file: File, pieces: Iterator[bytes]) -> StreamingHttpResponse:
    """To keep, never shown: its type says nothing that a browser would open, and its page may do nothing."""
    response = StreamingHttpResponse(pieces, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=file.name) or "attachment"
    )
    response.headers["Content-Length"] = str(file.size)
    response.is_sandboxed = True  # type: ignore[attr-defined]
    return response


def shown(picture: bytes) -> HttpResponse:
    """A picture that was drawn anew and made smaller: of a document, its first ones below each other."""
    response = HttpResponse(picture, content_type="image/png" if picture.startswith(PNG) else "image/jpeg")
    response.is_sandboxed = True  # type: ignore[attr-defined]
    return response


def announced(file: File, at: str) -> HttpResponse:
    return _told(file, 201, Location=at)


@require_http_methods(["HEAD", "PATCH", "DELETE"])
def upload(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    file = _on_its_way(public_id, actor, lock=request.method != "HEAD")
    if request.method == "DELETE":
        arriving.forget(file)
        return _told(file, 204)
    if request.method == "PATCH":
        if request.content_type != PIECE_TYPE:
            raise Refusal(
                "file.piece_type",
                _("A piece of a file comes as %(type)s.") % {"type": PIECE_TYPE},
                _("Send it with this Content-Type."),
                status=415,
            )
        arriving.add(file, number(request, "Upload-Offset"), request.body)
        return _told(file, 204)
    return _told(file, 200)


def number(request: HttpRequest, header: str) -> int:
    said = request.headers.get(header, "")
    if not (said.isascii() and said.isdigit() and len(said) <= 15):
        raise Refusal(
            "file.header",
            _("%(header)s must be a number of bytes.") % {"header": header},
            _("Send it as tus 1.0 says."),
        )
    return int(said)


def _on_its_way(public_id: UUID, actor: Actor, *, lock: bool) -> File:
    rows = File.objects.which(actor, may="amend").filter(public_id=public_id, state=State.ARRIVING)
    found: File | None = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if found is None:
        raise absent()
    return found


def _told(file: File, status: int, **headers: str) -> HttpResponse:
    response = HttpResponse(status=status)
    told = {"Tus-Resumable": VERSION, "Upload-Offset": str(file.arrived), "Upload-Length": str(file.size)} | headers
    for name, value in told.items():
        response.headers[name] = value
    return response
