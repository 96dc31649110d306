"""Where do the enciphered bytes lie? On disk, or where `STORAGES["documents"]` says (S3); nothing here knows what they are."""

import re
import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO, Any

from django.core.files.base import File as Content
from django.core.files.storage import Storage, storages

NAME = re.compile(r"[0-9a-f]{32}")


class _Stream:
    """What is made while it is read: a store may take it once, from its beginning."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._left = b""
        self.closed = False  # stores ask

    def seekable(self) -> bool:
        return False

    def seek(self, offset: int, whence: int = 0) -> int:
        """Some stores go to the beginning of what is there already."""
        if offset or whence:
            raise OSError("read once, from its beginning")
        return 0

    def read(self, size: int = -1) -> bytes:
        while size < 0 or len(self._left) < size:
            piece = next(self._pieces, None)
            if piece is None:
                break
            self._left += piece
        taken, self._left = (self._left, b"") if size < 0 else (self._left[:size], self._left[size:])
        return taken


def new_name() -> str:
    return secrets.token_hex(16)


def keep(name: str, pieces: Iterable[bytes]) -> None:
    stream: Any = _Stream(pieces)
    _store().save(place(name), Content(stream, name=name))


def fetch(name: str) -> IO[bytes]:
    """Raises FileNotFoundError."""
    opened: Any = _store().open(place(name), "rb")
    return opened


def forget(name: str) -> None:
    """Gone already is gone."""
    _store().delete(place(name))


def names() -> Iterator[tuple[str, datetime]]:
    """All there are, with when they came; for the sweeping of what nobody knows."""
    store = _store()
    for folder in _listed(store, "")[0]:
        for name in _listed(store, folder)[1]:
            if NAME.fullmatch(name.partition(".")[0]):
                yield name, store.get_modified_time(f"{folder}/{name}")


def place(name: str) -> str:
    return f"{name[:2]}/{name}"


def _listed(store: Storage, folder: str) -> tuple[list[str], list[str]]:
    try:
        return store.listdir(folder)
    except FileNotFoundError:
        return [], []


def _store() -> Storage:
    return storages["documents"]
