"""A file comes in: opened apart, cleaned, judged, looked through for malware, sealed; or refused, and nothing of it kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, BinaryIO

from django.utils.translation import gettext as _

from ilonet.access.acts import act
from ilonet.audit.recording import record
from ilonet.documents import scanning, store
from ilonet.documents.ciphering import PIECE, enciphered, new_key
from ilonet.documents.judging import judged, stopped, told
from ilonet.documents.models import File, Kind, State
from ilonet.documents.naming import cleaned
from ilonet.documents.quarantine import fresh
from ilonet.documents.rejudging import basis
from ilonet.documents.room import insist_on_room
from ilonet.lib.files.refusing import refusal
from ilonet.lib.files.sandbox import Kept, open_to_keep
from ilonet.lib.refusals import Refusal
from ilonet.work import queue

if TYPE_CHECKING:
    from uuid import UUID

    from ilonet.access.actor import Actor

TABLES = frozenset({".csv", ".tsv"})


@dataclass(frozen=True)
class Belonging:
    """What a file is to belong to, and to whom it is known until then."""

    item: UUID
    version: int
    holder: int  # circle of the post that sends it
    language: str = "en"
    insist_open: Callable[[], None] = lambda: None  # raises Refusal where it has been closed meanwhile; holds it open


def take(source: BinaryIO, name: str, to: Belonging, *, by: Actor) -> File:
    """The file as it is kept from now on; clear, or waiting for its author's word or for the search for malware.

    Raises Refusal: what the file is, what the gate found in it, what is in the way. That it was refused stays recorded.
    """
    file = File(item=to.item, since=to.version, holder=to.holder, readers=[to.holder])
    insist_on_room(file, by=by)
    try:
        _fill(file, source, cleaned(name), to.language, by)
    except Refusal as refused:
        record("file.refused", by=by, noun=file._meta.label_lower, public_id=to.item, noted={"code": refused.code})
        refused.keeps = True
        raise
    to.insist_open()
    file.save(force_insert=True)
    _attached(file, by=by)
    if file.state == State.WAITING:
        queue.defer("documents.scan", file=str(file.public_id))
    return file


@act("file.attached", needs="amend")
def _attached(file: File, *, by: Actor) -> None:
    file.noted = {"kind": file.kind, "bytes": file.size, "state": file.state}


def _fill(file: File, source: BinaryIO, name: str, language: str, by: Actor) -> None:
    with fresh() as kept:
        source.seek(0)
        found = open_to_keep(source.fileno(), name, kept)
        _insist_on_new(file, kept, by)
        verdict = judged(found.opened, language)
        if verdict.stopping:
            raise stopped(name, verdict)
        signature = _signature(file, kept)
        if signature:
            raise malware(name, signature)
        _keep(file, kept, found)
    file.tell(
        name=name,
        stripped=found.stripped,
        found=told(verdict.asking),
        count=len(verdict.asking),
        basis=basis(language),
        pictures=found.opened.pictures,
        preview=bool(found.preview),
    )
    file.settle()
    file.kind = _kind(found.opened.kind, name)


def _kind(found: str, name: str) -> str:
    is_table = found == "text" and PurePath(name).suffix.lower() in TABLES
    return Kind.CSV if is_table else Kind(found)


def _insist_on_new(file: File, kept: BinaryIO, by: Actor) -> None:
    kept.seek(0)
    digest = hashlib.sha256()
    for piece in _pieces(kept):
        digest.update(piece)
    file.digest = digest.hexdigest()
    file.size = kept.tell()
    if File.objects.visible_to(by).of(file.item).in_version(file.since).filter(digest=file.digest).first():
        raise Refusal(
            "file.attached_already",
            _("This very file is attached already."),
            _("Choose another file, or leave it as it is."),
            status=409,
            field="file",
        )


def _signature(file: File, kept: BinaryIO) -> str:
    """Waits where the daemon cannot be asked: the text goes on without it."""
    kept.seek(0)
    try:
        return scanning.scan(_pieces(kept)).signature
    except scanning.NotScanned:
        file.state = State.WAITING
        return ""


def _keep(file: File, kept: BinaryIO, found: Kept) -> None:
    key = new_key()
    file.stored_as = store.new_name()
    kept.seek(0)
    store.keep(file.stored_as, enciphered(kept, key))
    file.seal("sealed_key", key)
    file.unread_pictures = found.opened.unread_pictures
    said: list[dict[str, Any]] = [
        {"kind": one.kind, "where": one.where, "text": one.text, "continues": one.continues}
        for one in found.opened.passages
        if one.kind != "file_name"
    ]
    file.seal("sealed_said", json.dumps(said, ensure_ascii=False).encode())
    if found.preview:
        file.seal("sealed_preview", found.preview)


def _pieces(kept: BinaryIO) -> Iterator[bytes]:
    while piece := kept.read(PIECE):
        yield piece


def malware(name: str, signature: str) -> Refusal:
    return Refusal(
        "file.malware",
        _("Malware was found in “%(name)s”: %(signature)s.") % {"name": name, "signature": signature},
        _("Do not open the file. Tell the security officer of your authority where it came from."),
        status=422,
        field="file",
    )


def too_large() -> Refusal:
    return refusal("file.too_large")
