"""What is in this file? Asked of a process of its own, which gets nothing but the bytes and is ended when it takes too long."""

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ilonet
from ilonet.lib.files import limits
from ilonet.lib.files.passages import Passage
from ilonet.lib.files.refusing import refusal

SOURCE = str(Path(ilonet.__file__).parents[1])
START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from ilonet.lib.files.inside import main; main()"
NAME_BYTES = 255


@dataclass(frozen=True, slots=True)
class Opened:
    """`unread_pictures` counts pictures in which nobody looked for words."""

    kind: str
    passages: tuple[Passage, ...]
    unread_pictures: int = 0


def open_file(path: Path, name: str = "", *, start: str = START, seconds: float = limits.SECONDS) -> Opened:
    """Every text of the file with its place, or a refusal that says why not. Its bytes never enter this process."""
    name = name or path.name
    _judge_name(name)
    try:
        with path.open("rb") as source:
            if os.fstat(source.fileno()).st_size > limits.FILE_BYTES:
                raise refusal("file.too_large")
            raw = _ask([sys.executable, "-I", "-B", "-c", start, SOURCE, name], source.fileno(), seconds)
    except OSError as error:
        raise refusal("file.not_readable") from error
    return _opened(raw)


def _judge_name(name: str) -> None:
    climbs = "/" in name or "\\" in name or name.strip(" .") == ""
    if climbs or not name.isprintable() or len(name.encode("utf-8", "replace")) > NAME_BYTES:
        raise refusal("file.unsafe_name")


def _ask(words: Sequence[str], source: int, seconds: float) -> bytes:
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
            raw = _listen(process, time.monotonic() + seconds)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            code = process.wait()
            if process.stdout:
                process.stdout.close()
    if raw is None or code == -signal.SIGXCPU:
        raise refusal("file.takes_too_long")
    return raw


def _listen(process: subprocess.Popen[bytes], until: float) -> bytes | None:
    """All that it says until it ends; nothing when it has not ended in time."""
    if process.stdout is None:
        return b""
    said = bytearray()
    with selectors.DefaultSelector() as waiting:
        waiting.register(process.stdout, selectors.EVENT_READ)
        while (left := until - time.monotonic()) > 0:
            if not waiting.select(left):
                continue
            chunk = os.read(process.stdout.fileno(), 64 * 1024)
            if not chunk:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(max(until - time.monotonic(), 0.1))
                return bytes(said)
            said += chunk
            if len(said) > limits.ANSWER_BYTES:
                raise refusal("file.too_much_text")
    return None


def _opened(raw: bytes) -> Opened:
    try:
        answer: dict[str, Any] = json.loads(raw)
        if "refused" not in answer:
            passages = tuple(
                Passage(str(kind), tuple(where), str(text), bool(continues))
                for kind, where, text, continues in answer["passages"]
            )
            return Opened(str(answer["kind"]), passages, int(answer["unread_pictures"]))
    except (ValueError, KeyError, TypeError) as error:
        raise refusal("file.not_opened") from error
    raise refusal(str(answer["refused"]))
