"""How is the product started, and what does it take? The real server as a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ilonet.commands.bench.client import Browser
from ilonet.lib.refusals import Refusal

START_SECONDS = 120
PAUSE = 0.02
PER_SECOND = os.sysconf("SC_CLK_TCK")
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
PROC = Path("/proc")


@dataclass(frozen=True)
class Serving:
    port: int
    process: subprocess.Popen[bytes]
    database: str
    started_in: float

    @property
    def memory(self) -> int:
        """Bytes of all processes of the product, what they share counted once each: an upper bound."""
        return sum(_resident(one) for one in _family(self.process.pid))

    def worked(self) -> float:
        """Seconds of processor time so far, of the product and of the database for it."""
        return sum(_worked(one) for one in (*_family(self.process.pid), *_backends(self.database)))


@contextmanager
def serving(database: str, *command: str) -> Iterator[Serving]:
    port = _free_port()
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "ilonet", *command, "--port", str(port)], stdout=subprocess.DEVNULL
    )
    try:
        _wait(process, port)
        yield Serving(port, process, database, time.monotonic() - began)
    finally:
        process.send_signal(signal.SIGINT if command[0] == "run" else signal.SIGTERM)
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            if Browser(port).get("/account/login/").status < 500:
                return
        except OSError:
            time.sleep(PAUSE)
    raise Refusal("bench.start", "The product did not start.", "Try: ilonet serve")


def _family(pid: int) -> list[int]:
    family = [pid]
    for one in family:
        for task in (PROC / str(one) / "task").glob("*/children"):
            family += [int(child) for child in _said(task).split()]
    return family


def _backends(database: str) -> Sequence[int]:
    """The server writes into its title for whom each process works."""
    named = f"postgres: ilonet_app {database} "
    return [int(path.parent.name) for path in PROC.glob("[0-9]*/cmdline") if _said(path).startswith(named)]


def _resident(pid: int) -> int:
    fields = _said(PROC / str(pid) / "statm").split()
    return int(fields[1]) * PAGE_BYTES if fields else 0


def _worked(pid: int) -> float:
    fields = _said(PROC / str(pid) / "stat").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / PER_SECOND if fields else 0.0


def _said(path: Path) -> str:
    try:
        return path.read_text(errors="replace")
    except OSError:  # it has ended meanwhile
        return ""
