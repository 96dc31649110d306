"""Do what is longer than a request, and what waits for none: jobs, notices, the audit signed, deadlines, words of reports."""

import argparse
import os
import signal
import subprocess
import sys
import time
from types import FrameType
from typing import Self

import psycopg
from django.db import OperationalError

from ilonet.access.context import as_the_system
from ilonet.audit import checkpoints
from ilonet.lib import dictionaries
from ilonet.notices.hearing import hear
from ilonet.notices.outbox import carry
from ilonet.reports.analysing import analyse_again
from ilonet.work import queue
from ilonet.work.doing import do_next
from ilonet.work.line_sql import Line

SIGN_EVERY_SECONDS = 60
ROUND_EVERY_SECONDS = 240
# What deadlines do, asked for like any other job.
ROUNDS = ("admission.lapse", "documents.sweep", "notices.tidy", "reports.keep_days")
LOOK_EVERY_SECONDS = 1.0  # whether the companion still runs
AGAIN_AFTER_SECONDS = 3
BREATH_SECONDS = 0.2  # between two batches that nobody waits for, so that pages stay quick


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do what waits and stop")
    parser.add_argument("--with", dest="companion", type=int, default=0, help="stop when this process has stopped")


def run(args: argparse.Namespace) -> int:
    queue.learn_tasks()
    signal.signal(signal.SIGTERM, _stop)
    with _Dictionaries() as making:
        return _keep_working(args, making)


class _Dictionaries:
    """Made once, beside the jobs and after those that wait already, in a process whose memory goes with it."""

    def __init__(self) -> None:
        self._maker: subprocess.Popen[bytes] | None = None
        self._is_due = not dictionaries.are_there()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        if self._maker and self._maker.poll() is None:
            self._maker.terminate()
            self._maker.wait()

    def begin(self) -> None:
        """Once in the life of a worker: what went wrong stands in its log, and `ilonet health` says what to do."""
        if self._is_due:
            self._is_due = False
            self._maker = subprocess.Popen([sys.executable, "-m", "ilonet", "migrate", "--dictionaries"])

    def await_end(self) -> None:
        if self._maker:
            self._maker.wait()


def _keep_working(args: argparse.Namespace, making: _Dictionaries) -> int:
    while True:
        try:
            return _work(args, making)
        except (OperationalError, psycopg.OperationalError):
            if args.once or _is_alone(args):
                raise
            print("The database does not answer; trying again.", file=sys.stderr, flush=True)
            time.sleep(AGAIN_AFTER_SECONDS)


def _work(args: argparse.Namespace, making: _Dictionaries) -> int:
    line = Line()
    try:
        signed_at = round_at = -float("inf")
        while True:
            if time.monotonic() - signed_at >= SIGN_EVERY_SECONDS:
                signed_at = time.monotonic()
                _sign()
            if time.monotonic() - round_at >= ROUND_EVERY_SECONDS:
                round_at = time.monotonic()
                _begin_round()
            told = hear()
            sent = carry()
            if do_next(line) or told or sent:
                continue
            making.begin()
            if args.once:
                making.await_end()
            behind = analyse_again()
            if _is_alone(args) or (args.once and not behind):
                return 0
            line.wait(BREATH_SECONDS if behind else LOOK_EVERY_SECONDS)
    finally:
        line.close()


def _sign() -> None:
    with as_the_system(because="the head of the chain is signed"):
        checkpoints.make()


def _begin_round() -> None:
    for task in ROUNDS:
        queue.defer(task)


def _is_alone(args: argparse.Namespace) -> bool:
    return bool(args.companion) and os.getppid() != args.companion


def _stop(number: int, frame: FrameType | None) -> None:
    """A job under way is undone and comes again with the next worker."""
    sys.exit(0)
