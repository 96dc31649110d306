"""A file over a poor line: announced, sent in pieces, resumed where the line broke; each piece enciphered as it comes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from ilonet.access.acts import act
from ilonet.documents import store
from ilonet.documents.ciphering import new_key, piece_at, piece_opened
from ilonet.documents.models import File, State
from ilonet.documents.naming import cleaned
from ilonet.documents.quarantine import fresh
from ilonet.documents.room import insist_on_room
from ilonet.documents.taking import too_large
from ilonet.lib.files import limits
from ilonet.lib.refusals import Refusal
from ilonet.work import queue

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.documents.taking import Belonging

PIECE_BYTES = 1024 * 1024
KEPT = timedelta(hours=24)


def announce(name: str, size: int, to: Belonging, *, by: Actor) -> File:
    """Raises Refusal for what would be refused at the end in any case."""
    if not 0 < size <= limits.FILE_BYTES:
        raise too_large()
    file = File(item=to.item, since=to.version, holder=to.holder, readers=[to.holder], size=size)
    insist_on_room(file, by=by)
    file.stored_as = store.new_name()
    file.seal("sealed_key", new_key())
    file.tell(name=cleaned(name))
    file.save(force_insert=True)
    _announced(file, by=by)
    queue.defer("documents.forget_unfinished", after=KEPT, file=str(file.public_id))
    return file


@act("file.announced", needs="amend")
def _announced(file: File, *, by: Actor) -> None:
    file.noted = {"bytes": file.size}


def add(file: File, offset: int, piece: bytes) -> None:
    """The caller has locked the row. Raises Refusal 409 with where to go on, 413 for more than was announced."""
    if file.state != State.ARRIVING:
        raise _not_expected(file)
    if offset != file.arrived:
        raise _not_expected(file)
    if len(piece) > PIECE_BYTES or offset + len(piece) > file.size:
        raise too_large()
    if piece:
        name = _name_of(file, offset)
        store.forget(name)  # of a piece whose end nobody heard
        store.keep(name, [piece_at(offset, piece, file.key)])
        file.tell(pieces=[*file.about.get("pieces", []), offset])
        file.arrived = offset + len(piece)
        file.save(update_fields=["arrived", "sealed_about"])


def whole(file: File) -> BinaryIO:
    """All its pieces in one open file, for whoever judges it. Raises Refusal where some are still to come."""
    if file.state != State.ARRIVING or file.arrived != file.size:
        raise _not_expected(file)
    source, key = fresh(), file.key
    for offset in file.about.get("pieces", []):
        with store.fetch(_name_of(file, offset)) as kept:
            source.write(piece_opened(offset, kept.read(), key))
    source.seek(0)
    return source


def forget(file: File) -> None:
    """Row and pieces: it was never more than on its way."""
    names = [_name_of(file, offset) for offset in file.about.get("pieces", [])]
    transaction.on_commit(lambda: [store.forget(name) for name in names])  # type: ignore[func-returns-value]
    file.delete()


def _name_of(file: File, offset: int) -> str:
    return f"{file.stored_as}.{offset}"


def _not_expected(file: File) -> Refusal:
    return Refusal(
        "file.offset",
        _("%(arrived)s of %(size)s bytes have arrived; another piece was sent.")
        % {"arrived": file.arrived, "size": file.size},
        _("Ask where to go on, and send from there."),
        status=409,
        more={"offset": file.arrived},
    )
