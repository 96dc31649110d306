"""The `ilonet` command: what can be done from a terminal."""

import argparse
import os
import sys
from importlib import import_module

import django
from django.core.management import execute_from_command_line

from ilonet.lib.refusals import Refusal

# Name on the command line -> module. Each says in its first line what it does, and has `arguments(parser)` and
# `run(args) -> int`; `ROLE = "owner"` where tables are changed.
COMMANDS = {
    "run": "ilonet.commands.run",
    "serve": "ilonet.commands.serve",
    "migrate": "ilonet.commands.migrate",
    "token": "ilonet.commands.token",
}
DJANGO = ("check", "makemigrations", "makemessages", "compilemessages", "collectstatic", "shell", "showmigrations")

DONE, TO_MEND, REFUSED = 0, 1, 2


def main(words: list[str] | None = None) -> int:
    words = sys.argv[1:] if words is None else words
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.run")
    if words and words[0] in DJANGO:
        if words[0] == "makemigrations":
            os.environ["ILONET_DB_ROLE"] = "owner"
        execute_from_command_line(["ilonet", *words])
        return DONE
    args = _parser().parse_args(words)
    module = import_module(COMMANDS[args.command])
    if role := getattr(module, "ROLE", None):
        os.environ["ILONET_DB_ROLE"] = role
    django.setup()
    try:
        return int(module.run(args))
    except Refusal as refusal:
        print(f"{refusal.message} {refusal.hint}".strip(), file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ilonet", description="The secure web platform of the ILO network.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, path in COMMANDS.items():
        module = import_module(path)
        summary = (module.__doc__ or "").strip().splitlines()[0]
        module.arguments(commands.add_parser(name, help=summary, description=summary))
    return parser
