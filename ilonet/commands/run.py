"""Start everything on this machine: the embedded database, the demonstration network, the product."""

import argparse
import hashlib
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import psycopg
from django.conf import settings

from ilonet.commands import serve
from ilonet.lib import keys
from ilonet.lib.postgres import Server
from ilonet.lib.refusals import Refusal

CHECKOUT = Path(__file__).resolve().parents[2]


def arguments(parser: argparse.ArgumentParser) -> None:
    serve.arguments(parser)


def run(args: argparse.Namespace) -> int:
    _insist_on_a_free_port(args.address, args.port)
    is_new = keys.make_ring(settings.ILONET_KEYS)
    own_server = None if os.environ.get("DATABASE_URL") else Server(settings.ILONET_VAR).ensure()
    worker = None
    try:
        if is_new and _has_tables():
            _refuse_ring(own_server)
        _prepare()
        worker = subprocess.Popen([sys.executable, "-m", "ilonet", "worker", "--with", str(os.getpid())])
        print(f"ilonet is at http://localhost:{args.port}/demo/enter/  (stop with Ctrl-C)", flush=True)
        return serve.run(args)
    finally:
        if worker:
            worker.terminate()
            worker.wait()
        if own_server:
            own_server.stop()


def _refuse_ring(own_server: Server | None) -> NoReturn:
    """What is sealed in a database opens with the ring it was sealed with; a clone made again has a new one."""
    Path(settings.ILONET_KEYS).unlink()
    anew = f", or delete {own_server.folders.home} to begin a demonstration anew" if own_server else ""
    raise Refusal(
        "run.other_ring",
        "This database was written with another key ring than the one that is here now: nothing sealed in it would open.",
        f"Put the ring it was written with at {settings.ILONET_KEYS}{anew}.",
    )


def _prepare() -> None:
    """Tables, the demonstration, static files: only when the code has changed since the last time."""
    stamp = Path(settings.ILONET_VAR) / "prepared"
    state = _state()
    if stamp.exists() and stamp.read_text() == state and _has_tables():
        return
    print("Preparing the database ...", flush=True)
    _ilonet("migrate", "--quiet")
    _ilonet("demo", "--once")
    _ilonet("migrate", "--statistics")
    _ilonet("collectstatic", "--noinput", "--clear", "--verbosity", "0")
    stamp.write_text(state)


def _state() -> str:
    digest = hashlib.sha256()
    for folder in ("ilonet", "config"):
        for path in sorted((CHECKOUT / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                known = path.stat()
                digest.update(f"{path}:{known.st_size}:{known.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _has_tables() -> bool:
    known = settings.DATABASES["default"]
    try:
        with psycopg.connect(
            dbname=known["NAME"],
            user=known["USER"] or None,
            password=known["PASSWORD"] or None,
            host=known["HOST"] or None,
            port=known["PORT"] or None,
        ) as connection:
            return connection.execute("SELECT to_regclass('public.ground_birth') IS NOT NULL").fetchone() == (True,)
    except psycopg.Error:
        return False


def _insist_on_a_free_port(address: str, port: int) -> None:
    """Asked by knocking: a server may share its port with others of its kind, so binding alone would not tell."""
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        probe.settimeout(1)
        if probe.connect_ex((address.replace("0.0.0.0", "127.0.0.1"), port)) == 0:  # noqa: S104 — read, not bound
            raise Refusal(
                "port.taken",
                f"Something else listens on {address}, port {port} already.",
                "Stop it, or choose another with --port (or: make run PORT=8250).",
            )


def _ilonet(*words: str) -> None:
    """Each step in a process of its own, since changing tables needs another database role."""
    done = subprocess.run([sys.executable, "-m", "ilonet", *words], check=False)
    if done.returncode:
        raise Refusal("run.step", f"The step “ilonet {' '.join(words)}” did not succeed.", "See what it said above.")
