"""What is in this file? Asked of a process of its own, which gets nothing but the bytes and is ended when it takes too long."""

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from django.conf import settings

import ilonet
from ilonet.lib.files import limits
from ilonet.lib.files.parting import Parts
from ilonet.lib.files.passages import Passage
from ilonet.lib.files.refusing import refusal

SOURCE = str(Path(ilonet.__file__).parents[1])
INTO = "import sys; sys.path.insert(0, sys.argv.pop(1)); from ilonet.lib.files.inside import "
START = INTO + "main; main()"
START_CLEANING = INTO + "main_cleaning; main_cleaning()"
NAME_BYTES = 255


@dataclass(frozen=True, slots=True)
class Opened:
    """`unread_pictures` counts pictures in which nobody looked for words; `pictures` those that show something at all."""

    kind: str
    passages: tuple[Passage, ...]
    unread_pictures: int = 0
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file will be kept as; `stripped` counts by our words what was taken off."""

    opened: Opened
    size: int
    stripped: dict[str, int]
    preview: bytes = b""


def open_to_keep(source: int, name: str, into: BinaryIO, *, start: str = START_CLEANING) -> Kept:
    """The same of an open file, whose cleaned form goes into `into` while it comes: it never stands in memory whole."""
    _judge_name(name)
    if os.fstat(source).st_size > limits.FILE_BYTES:
        raise refusal("file.too_large")
    os.lseek(source, 0, os.SEEK_SET)
    parts = Parts(into)
    _ask(_words(start, name), source, limits.SECONDS, parts.take)
    opened = _opened(bytes(parts.said))
    if not parts.is_whole:
        raise refusal("file.not_opened")
    answer = parts.answer
    return Kept(opened, parts.sizes[0], {str(k): int(v) for k, v in answer["stripped"].items()}, bytes(parts.preview))


def open_file(path: Path, name: str = "", *, start: str = START, seconds: float = limits.SECONDS) -> Opened:
    """Every text of the file with its place, or a refusal that says why not. Its bytes never enter this process."""
    name = name or path.name
    _judge_name(name)
    try:
        with path.open("rb") as source:
            if os.fstat(source.fileno()).st_size > limits.FILE_BYTES:
                raise refusal("file.too_large")
            said = bytearray()
            _ask(_words(start, name), source.fileno(), seconds, lambda chunk: _add(said, chunk))
    except OSError as error:
        raise refusal("file.not_readable") from error
    return _opened(bytes(said))


def _words(start: str, name: str) -> list[str]:
    reader = [settings.ILONET_OCR, settings.ILONET_OCR_LANGUAGES] if settings.ILONET_OCR else []
    return [sys.executable, "-I", "-B", "-c", start, SOURCE, name, *reader]


def _judge_name(name: str) -> None:
    climbs = "/" in name or "\\" in name or name.strip(" .") == ""
    if climbs or not name.isprintable() or len(name.encode("utf-8", "replace")) > NAME_BYTES:
        raise refusal("file.unsafe_name")


def _add(said: bytearray, chunk: bytes) -> None:
    said += chunk
    if len(said) > limits.ANSWER_BYTES:
        raise refusal("file.too_much_text")


def _ask(words: Sequence[str], source: int, seconds: float, take: Callable[[bytes], None]) -> None:
    with TemporaryDirectory(prefix="ilonet-file-") as folder:
        process = subprocess.Popen(
            words,
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={"LANG": "C.UTF-8", "TMPDIR": folder},
            start_new_session=True,
        )
        try:
            is_done = _listen(
                process, time.monotonic() + seconds + bool(settings.ILONET_OCR) * limits.READING_SECONDS, take
            )
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            code = process.wait()
            if process.stdout:
                process.stdout.close()
    if not is_done or code == -signal.SIGXCPU:
        raise refusal("file.takes_too_long")


def _listen(process: subprocess.Popen[bytes], until: float, take: Callable[[bytes], None]) -> bool:
    """Hands on all that it says until it ends; says whether it has ended in time."""
    if process.stdout is None:
        return True
    with selectors.DefaultSelector() as waiting:
        waiting.register(process.stdout, selectors.EVENT_READ)
        while (left := until - time.monotonic()) > 0:
            if not waiting.select(left):
                continue
            chunk = os.read(process.stdout.fileno(), 64 * 1024)
            if not chunk:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(max(until - time.monotonic(), 0.1))
                return True
            take(chunk)
    return False


def _opened(raw: bytes) -> Opened:
    try:
        answer: dict[str, Any] = json.loads(raw)
        if "refused" not in answer:
            passages = tuple(
                Passage(str(kind), tuple(where), str(text), bool(continues))
                for kind, where, text, continues in answer["passages"]
            )
            seen = (int(answer["unread_pictures"]), int(answer["pictures"]))
            return Opened(str(answer["kind"]), passages, *seen)
    except (ValueError, KeyError, TypeError) as error:
        raise refusal("file.not_opened") from error
    raise refusal(str(answer["refused"]))
