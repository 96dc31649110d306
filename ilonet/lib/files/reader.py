"""Words in pictures: a program that the operator has installed reads them, started by a process beside the one that opens the file.

The one that opens the file may start nothing. It hands grey pixels through a pipe to the one beside it, which knows nothing else.
"""

from __future__ import annotations

import os
import subprocess
import time
from typing import TYPE_CHECKING

from ilonet.lib.files import limits

if TYPE_CHECKING:
    from PIL.Image import Image

LENGTH_BYTES = 4
NOT_READ = 0xFFFFFFFF
SMALLEST, LARGEST = 60, 4000  # pixels of a side: an icon says nothing
WORDS_BYTES = 200_000
AT_ONCE = 64 * 1024
LOOKS_LIKE = str.maketrans({"«": "<<", "‹": "<", "»": ">>"})  # fillers of a machine-readable zone


class Reader:
    """The end that the opening process holds."""

    def __init__(self, ask: int, hear: int) -> None:
        self._ask, self._hear = ask, hear

    def words(self, picture: Image) -> str | None:
        """Nothing where it was not read."""
        if max(picture.size) < SMALLEST:
            return ""
        pixels = b"P5 %d %d 255\n" % picture.size + picture.tobytes()
        try:
            _write(self._ask, len(pixels).to_bytes(LENGTH_BYTES, "big") + pixels)
        except BrokenPipeError:
            return None
        head = _read(self._hear, LENGTH_BYTES)
        length = int.from_bytes(head, "big")
        if len(head) < LENGTH_BYTES or length == NOT_READ:
            return None
        said = _read(self._hear, length)
        return said.decode("utf-8", "replace").translate(LOOKS_LIKE).strip() if len(said) == length else None


def started(program: str, languages: str) -> Reader:
    """Before the opening process is shut: from here on two, with the same limits, and no way out but the pipes."""
    asked, ask = os.pipe()
    hear, heard = os.pipe()
    if os.fork() == 0:
        try:
            for end in (0, 1, ask, hear):
                os.close(end)
            _serve(asked, heard, [program, "stdin", "stdout", "-l", languages, "--psm", "3"])
        finally:
            os._exit(0)
    os.close(asked)
    os.close(heard)
    return Reader(ask, hear)


def _serve(asked: int, heard: int, words: list[str]) -> None:
    until = time.monotonic() + limits.READING_SECONDS
    while size := int.from_bytes(_read(asked, LENGTH_BYTES), "big"):
        pixels = _read(asked, min(size, LARGEST * LARGEST + 64))
        said = _run(words, pixels, until - time.monotonic())
        _write(heard, (NOT_READ if said is None else len(said)).to_bytes(LENGTH_BYTES, "big") + (said or b""))


def _run(words: list[str], pixels: bytes, seconds: float) -> bytes | None:
    if seconds <= 0:
        return None
    try:
        done = subprocess.run(
            words,
            input=pixels,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            env={"LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout[:WORDS_BYTES] if done.returncode == 0 else None


def _read(end: int, size: int) -> bytes:
    """Less only where the other side is gone."""
    taken = bytearray()
    while len(taken) < size and (piece := os.read(end, min(size - len(taken), AT_ONCE))):
        taken += piece
    return bytes(taken)


def _write(end: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(end, left[:AT_ONCE]) :]
