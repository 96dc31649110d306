"""Serve the product to browsers."""

import argparse
import os

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

KILL_TIMEOUT_SECONDS = 10  # without it, a stop during start-up waits for ever (stack.md 3)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--address", default="127.0.0.1", help="where to listen (default: this machine only)")
    parser.add_argument("--port", type=int, default=int(os.environ.get("ILONET_PORT", "8240")))
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 2)


def run(args: argparse.Namespace) -> int:
    Granian(
        "config.wsgi:application",
        address=args.address,
        port=args.port,
        interface=Interfaces.WSGI,
        workers=args.workers,
        blocking_threads=2,
        workers_kill_timeout=KILL_TIMEOUT_SECONDS,
        backpressure=128,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()
    return 0
