"""A file on its way to somebody's eyes: recorded, with the hat, before its first byte leaves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from ilonet.access.acts import act
from ilonet.documents import store
from ilonet.documents.ciphering import deciphered
from ilonet.documents.models import File, State
from ilonet.lib.files.passages import Passage
from ilonet.lib.files.places import place_of
from ilonet.lib.refusals import Refusal, absent

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

KEPT = (State.CLEAR, State.ASKED, State.WAITING)


@act("file.read", needs="read", reads=True)
def look_at(file: File, *, by: Actor) -> list[dict[str, Any]]:
    """Its texts, each with its place: enough to know what it says, over any line."""
    file.noted = {"kind": file.kind}
    return [
        {
            "where": place_of(Passage(one["kind"], tuple(one["where"]), one["text"])),
            "kind": one["kind"],
            "at": one["where"],
            "text": one["text"],
            "continues": one["continues"],
        }
        for one in file.said
    ]


@act("file.taken", needs="read", reads=True)
def take_out(file: File, *, by: Actor) -> Iterator[bytes]:
    """Its bytes, a piece at a time. Raises Refusal where nothing of it is kept."""
    if file.state not in KEPT:
        raise absent()
    file.noted = {"kind": file.kind, "bytes": file.size}
    return _opened(file.stored_as, file.key)


def content(file: File) -> Iterator[bytes]:
    """For the worker, who shows it to nobody."""
    return _opened(file.stored_as, file.key)


def _opened(name: str, key: bytes) -> Iterator[bytes]:
    """Raises Refusal before anything is promised."""
    try:
        sealed = store.fetch(name)
    except OSError as error:
        raise Refusal(
            "file.not_there",
            _("The file cannot be read from where it is kept."),
            _("Try again in a minute; if it stays so, tell whoever runs this installation."),
            status=503,
        ) from error
    return _pieces(sealed, key)


def _pieces(sealed: IO[bytes], key: bytes) -> Iterator[bytes]:
    with sealed:
        yield from deciphered(sealed, key)
