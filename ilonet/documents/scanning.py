"""Is there malware in it? Asked of the ClamAV daemon that the operator runs, by its INSTREAM protocol (AC33)."""

import re
import socket
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass

from django.conf import settings

PIECE = 64 * 1024
SECONDS = 30
FOUND = re.compile(r"stream: (.{1,200}) FOUND")
PLAIN = re.compile(r"[^\w.:/-]")


class NotScanned(Exception):
    """The daemon is away, or answered what it should not: the file waits."""


@dataclass(frozen=True)
class Scan:
    signature: str = ""  # the name that the daemon gives to what it found

    @property
    def is_clean(self) -> bool:
        return not self.signature


def is_configured() -> bool:
    return bool(settings.ILONET_CLAMD)


def scan(pieces: Iterable[bytes]) -> Scan:
    """Raises NotScanned; without a daemon configured there is nothing to ask."""
    if not is_configured():
        return Scan()
    try:
        with closing(_line()) as line:
            line.sendall(b"zINSTREAM\0")
            for piece in pieces:
                for start in range(0, len(piece), PIECE):
                    part = piece[start : start + PIECE]
                    line.sendall(len(part).to_bytes(4, "big") + part)
            line.sendall(bytes(4))
            said = _answer(line)
    except OSError as error:
        raise NotScanned from error
    if said == "stream: OK":
        return Scan()
    if found := FOUND.fullmatch(said):
        return Scan(PLAIN.sub("_", found[1]))
    raise NotScanned(said[:80])  # a limit of the daemon, a signature being loaded


def version() -> str:
    """What the daemon says of itself and its signatures. Raises NotScanned."""
    try:
        with closing(_line()) as line:
            line.sendall(b"zVERSION\0")
            return _answer(line)
    except OSError as error:
        raise NotScanned from error


def _line() -> socket.socket:
    """`unix:/run/clamav/clamd.ctl` or `tcp:host:3310`."""
    kind, _colon, where = settings.ILONET_CLAMD.partition(":")
    if kind == "unix":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        try:
            line.connect(where)
        except OSError:
            line.close()
            raise
        return line
    host, _colon, port = where.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)


def _answer(line: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < 4096 and (more := line.recv(4096)):
        said += more
    return said.rstrip(b"\0\n").decode("utf-8", "replace")
