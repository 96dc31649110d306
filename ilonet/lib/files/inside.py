"""The process that opens one file: no network, no other programs, little memory and time; its answer is JSON on the standard output.

Where the file is to be kept, the JSON stands behind its length, and behind it come the cleaned file and its preview.
"""

import ctypes
import json
import resource
import sys
from collections.abc import Callable
from typing import Any

from ilonet.lib.files import limits
from ilonet.lib.files.cleaning.whole import clean
from ilonet.lib.files.passages import Passages, RefusedFileError
from ilonet.lib.files.reader import Reader, started
from ilonet.lib.files.reading import read
from ilonet.lib.files.seeing import Seeing

NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000
NO_NEW_PRIVILEGES = 38
LENGTH_BYTES = 8
READER_AT = 3  # program and languages, the last words of the command
CLOSED = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.system",
    "os.remove",
    "os.kill",
    "ctypes.",
)


def main() -> None:
    reader = _ready()
    sys.stdout.buffer.write(_said(_answer(lambda name: _read(name, reader), sys.argv[1])))
    sys.stdout.buffer.flush()


def main_cleaning() -> None:
    reader = _ready()
    files: list[bytes] = []
    said = _said(_answer(lambda name: _cleaned(name, files, reader), sys.argv[1]))
    for part in (len(said).to_bytes(LENGTH_BYTES, "big"), said, *files):
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()


def _said(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()


def _answer(ask: Callable[[str], dict[str, Any]], name: str) -> dict[str, Any]:
    try:
        return ask(name)
    except RefusedFileError as refused:
        return {"refused": refused.code}
    except MemoryError:
        return {"refused": "file.unpacks_too_large"}
    except Exception:  # noqa: BLE001 -- whatever a reader stumbles over, the file is what is wrong
        return {"refused": "file.damaged"}


def _read(name: str, reader: Reader | None) -> dict[str, Any]:
    return _told(*read(_given(), name, Seeing(reader)))


def _cleaned(name: str, files: list[bytes], reader: Reader | None) -> dict[str, Any]:
    cleaned = clean(_given(), name, reader)
    files += [cleaned.content, cleaned.preview]
    sizes = [len(one) for one in files]
    return _told(cleaned.kind, cleaned.passages) | {"stripped": cleaned.stripped, "sizes": sizes}


def _told(kind: str, passages: Passages) -> dict[str, Any]:
    found = [(one.kind, one.where, one.text, one.continues) for one in passages.found]
    seen = {"pictures": passages.pictures, "unread_pictures": passages.unread_pictures}
    return {"kind": kind, "passages": found, **seen}


def _given() -> bytes:
    content = sys.stdin.buffer.read(limits.FILE_BYTES + 1)
    if len(content) > limits.FILE_BYTES:
        raise RefusedFileError("file.too_large")
    return content


def _ready() -> Reader | None:
    """Where a program that reads pictures was named, the process that starts it parts from this one before it is shut."""
    _limit()
    reader = started(*sys.argv[2:4]) if len(sys.argv) > READER_AT else None
    sys.addaudithook(_refuse)
    return reader


def _shut() -> None:
    """What the system allows is taken away by the system; the rest by the interpreter, for good."""
    _limit()
    sys.addaudithook(_refuse)


def _limit() -> None:
    for limit, most in (
        (resource.RLIMIT_AS, limits.MEMORY_BYTES),
        (resource.RLIMIT_CPU, limits.PROCESSOR_SECONDS),
        (resource.RLIMIT_FSIZE, limits.WRITTEN_BYTES),
        (resource.RLIMIT_NOFILE, limits.OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (allowed, allowed))
    system = ctypes.CDLL(None)
    if hasattr(system, "prctl"):
        system.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if hasattr(system, "unshare"):
        system.unshare(NEW_USER | NEW_NETWORK)  # not permitted everywhere; sockets are closed above in any case


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    writes = event == "open" and (_may_write(arguments) or not isinstance(arguments[0], str | bytes))
    if event.startswith(CLOSED) or writes:
        raise PermissionError(event)


def _may_write(arguments: tuple[Any, ...]) -> bool:
    mode, flags = arguments[1], arguments[2]
    return bool((isinstance(mode, str) and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & 0o3))


if __name__ == "__main__":
    main()
