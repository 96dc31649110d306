"""A ClamAV daemon of few words: INSTREAM and VERSION as clamd speaks them, on a socket of its own."""

import socket
import threading
from contextlib import contextmanager

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + rb"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@contextmanager
def daemon(path, *, says=None):
    """Yields what it was sent. `says` replaces its answer."""
    heard = []
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        door.bind(str(path))
        door.listen()
        threading.Thread(target=_serve, args=(door, heard, says), daemon=True).start()
        yield heard
        door.shutdown(socket.SHUT_RDWR)


def _serve(door, heard, says):
    while True:
        try:
            line, _ = door.accept()
        except OSError:
            return
        with line:
            asked = _until_zero(line)
            if asked == b"zVERSION":
                line.sendall(b"ClamAV 1.4.3/27800/Sun Nov 22 08:00:00 2026\0")
                continue
            content = _stream(line)
            heard.append(content)
            line.sendall(says or (b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0"))


def _until_zero(line):
    said = b""
    while not said.endswith(b"\0"):
        said += line.recv(1)
    return said[:-1]


def _stream(line):
    content = b""
    while size := int.from_bytes(_exactly(line, 4), "big"):
        content += _exactly(line, size)
    return content


def _exactly(line, size):
    said = b""
    while len(said) < size:
        said += line.recv(size - len(said))
    return said
