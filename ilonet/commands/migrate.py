"""Bring the database to this version: roles' rights, tables, reference rows; and make the dictionaries of search."""

import argparse
import sys

from django.core.management import call_command

from ilonet.lib import dictionaries, sql
from ilonet.lib.birth import REAL, be_born
from ilonet.lib.postgres import prepare
from ilonet.places.loading import load_places
from ilonet.screening.names import gazetteer

EXTENSIONS = tuple(f"CREATE EXTENSION IF NOT EXISTS {name}" for name in ("pg_trgm", "unaccent", "btree_gist"))
RIGHTS = """
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ilonet_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO ilonet_app;
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--prepare",
        metavar="URL",
        help="first make roles, database and extensions as the administrator of this address",
    )
    parser.add_argument("--real", action="store_true", help="this database is for real content, for ever")
    parser.add_argument("--statistics", action="store_true", help="only let PostgreSQL look at what was loaded")
    parser.add_argument("--dictionaries", action="store_true", help="only make the dictionaries of search")
    parser.add_argument("--quiet", action="store_true", help="say nothing when all is well")


def run(args: argparse.Namespace) -> int:
    if args.statistics:
        sql.run("ANALYZE")  # after much was loaded at once, until its own watch comes round
        return 0
    _make_dictionaries(quiet=args.quiet)
    if args.dictionaries:
        return 0
    if args.prepare:
        prepare(args.prepare)
    for statement in (*EXTENSIONS, RIGHTS):
        sql.run(statement)
    call_command("migrate", interactive=False, verbosity=0 if args.quiet else 1)
    call_command("createcachetable", verbosity=0)
    load_places()
    if args.real:
        be_born(REAL)
    return 0


def _make_dictionaries(*, quiet: bool) -> None:
    """Once on each machine that serves or works; half a minute, so it says what it does."""
    gazetteer.make()
    if dictionaries.are_there():
        return
    on_terminal = sys.stdout.isatty()
    if not quiet or on_terminal:
        print("Making the dictionaries of search (once, about half a minute) ...", flush=True)
    dictionaries.make(_counted if on_terminal else dictionaries.silently)


def _counted(done: int, of: int) -> None:
    print(f"\r{done} of {of} languages", end="\n" if done == of else "", flush=True)
