"""A stream that only the holder of a key can read: age in a thread of its own, a pipe between, nothing on disk in clear."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from typing import BinaryIO

import pyrage
from pyrage import x25519

from ilonet.lib.refusals import Refusal


class _Noted:
    """Remembers what the file said, since age repeats it as text only."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.failed: Exception | None = None

    def write(self, data: bytes) -> int:
        try:
            return self.file.write(data)
        except OSError as error:
            self.failed = error
            raise

    def flush(self) -> None:
        self.file.flush()


@contextmanager
def locked(target: BinaryIO, recipients: Sequence[x25519.Recipient]) -> Iterator[BinaryIO]:
    """What is written into the answer arrives locked in `target`. Raises the OSError of the target."""
    reading, writing = os.pipe()
    noted = _Noted(target)
    broken: list[Exception] = []

    def work() -> None:
        with os.fdopen(reading, "rb") as source:
            try:
                pyrage.encrypt_io(source, noted, recipients)
            except Exception as error:  # noqa: BLE001 — carried over to the thread that waits
                broken.append(noted.failed or error)

    age = Thread(target=work, daemon=True)
    age.start()
    try:
        with os.fdopen(writing, "wb", buffering=1 << 16) as plain:
            yield plain
    except BrokenPipeError:
        age.join()
        if broken:
            raise broken[0] from None
        raise
    age.join()
    if broken:
        raise broken[0]


@contextmanager
def unlocked(source: BinaryIO, identities: Sequence[x25519.Identity]) -> Iterator[BinaryIO]:
    """What `source` holds, in clear; whatever does not open is a Refusal, whether at the first byte or the last."""
    reading, writing = os.pipe()
    broken: list[Exception] = []

    def work() -> None:
        with os.fdopen(writing, "wb") as plain:
            noted = _Noted(plain)
            try:
                pyrage.decrypt_io(source, noted, identities)
            except Exception as error:  # noqa: BLE001 — carried over to the thread that waits
                if not isinstance(noted.failed, BrokenPipeError):  # nobody reads on: they have their own reason
                    broken.append(noted.failed or error)

    age = Thread(target=work, daemon=True)
    age.start()
    try:
        with os.fdopen(reading, "rb", buffering=1 << 16) as plain:
            yield plain
    except Exception:
        age.join()
        if broken:
            raise _refused(broken[0]) from broken[0]
        raise
    age.join()
    if broken:
        raise _refused(broken[0]) from broken[0]


def _refused(error: Exception) -> Refusal:
    if isinstance(error, pyrage.DecryptError) and "key" in str(error).lower():
        return Refusal(
            "backup.other_key",
            "This key does not open this file.",
            "Take the private half of a key to which it was locked.",
        )
    return Refusal("backup.damaged", "The file is damaged: cut short, or not what was written.", "Take another copy.")
