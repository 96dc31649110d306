"""Start everything on this machine: the embedded database, the demonstration network, the product."""

import argparse
import os
import subprocess
import sys

from django.conf import settings

from ilonet.commands import serve
from ilonet.lib import keys
from ilonet.lib.postgres import Server


def arguments(parser: argparse.ArgumentParser) -> None:
    serve.arguments(parser)


def run(args: argparse.Namespace) -> int:
    keys.make_ring(settings.ILONET_KEYS)
    own_server = None if os.environ.get("DATABASE_URL") else Server(settings.ILONET_VAR).ensure()
    try:
        _ilonet("migrate", "--quiet")
        _ilonet("demo", "--once")
        _ilonet("collectstatic", "--noinput", "--verbosity", "0")
        print(f"ilonet is at http://localhost:{args.port}/  (stop with Ctrl-C)")
        return serve.run(args)
    finally:
        if own_server:
            own_server.stop()


def _ilonet(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "ilonet", *words], check=True)
