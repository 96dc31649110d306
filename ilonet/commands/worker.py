"""Do what waits for no request: sign the end of the audit every minute."""

import argparse
import os
import time

from ilonet.access.context import as_the_system
from ilonet.audit import checkpoints

EVERY_SECONDS = 60


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do it once and stop")
    parser.add_argument("--with", dest="companion", type=int, default=0, help="stop when this process has stopped")


def run(args: argparse.Namespace) -> int:
    while True:
        with as_the_system(because="the head of the chain is signed"):
            checkpoints.make()
        if args.once:
            return 0
        for _second in range(EVERY_SECONDS):
            time.sleep(1)
            if args.companion and os.getppid() != args.companion:
                return 0
