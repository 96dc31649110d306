"""Stop the embedded database of this checkout, unless something still uses it."""

import argparse
import os

from django.conf import settings

from ilonet.lib.postgres import Server


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--regardless", action="store_true", help="even if something still uses it")


def run(args: argparse.Namespace) -> int:
    if "DATABASE_URL" not in os.environ:
        Server(settings.ILONET_VAR).stop(regardless=args.regardless)
    return 0
