"""The `ilonet` command: what can be done from a terminal."""

import argparse
import os
import sys
from importlib import import_module

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from ilonet.lib.refusals import Refusal

# Each module says in its first line what it does, and has `arguments(parser)` and `run(args) -> int`.
COMMANDS = {
    "run": "ilonet.commands.run",
    "serve": "ilonet.commands.serve",
    "stop": "ilonet.commands.stop",
    "migrate": "ilonet.commands.migrate",
    "demo": "ilonet.commands.demo",
    "token": "ilonet.commands.token",
    "account": "ilonet.commands.account",
    "providers": "ilonet.commands.providers",
    "audit": "ilonet.commands.audit",
    "worker": "ilonet.commands.worker",
    "import": "ilonet.commands.import_register",
    "backup": "ilonet.commands.backup",
    "restore": "ilonet.commands.restore",
    "health": "ilonet.commands.health",
    "notices": "ilonet.commands.notices",
    "screen": "ilonet.commands.screen",
    "bench": "ilonet.commands.bench",
}
AS_OWNER = {"migrate", "makemigrations", "backup", "restore"}  # these alone speak as the owner of the tables
DJANGO = ("check", "makemigrations", "makemessages", "compilemessages", "collectstatic", "shell", "showmigrations")

DONE, TO_MEND, REFUSED = 0, 1, 2


def main(words: list[str] | None = None) -> int:
    words = sys.argv[1:] if words is None else words
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.run")
    if words and words[0] in AS_OWNER:
        os.environ["ILONET_DB_ROLE"] = "owner"
    try:
        django.setup()
    except ImproperlyConfigured as error:
        print(error, file=sys.stderr)
        return REFUSED
    if words and words[0] in DJANGO:
        execute_from_command_line(["ilonet", *words])
        return DONE
    args = _parser(words[:1]).parse_args(words)
    try:
        return int(import_module(COMMANDS[args.command]).run(args))
    except Refusal as refusal:
        print(f"{refusal.message} {refusal.hint}".strip(), file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return 130


def _parser(asked: list[str]) -> argparse.ArgumentParser:
    """Only the command that was asked for is loaded, all of them when help is wanted."""
    parser = argparse.ArgumentParser(prog="ilonet", description="The secure web platform of the ILO network.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, path in COMMANDS.items():
        if asked and asked[0] in COMMANDS and asked[0] != name:
            continue
        module = import_module(path)
        summary = (module.__doc__ or "").strip().splitlines()[0]
        module.arguments(commands.add_parser(name, help=summary, description=summary))
    return parser
