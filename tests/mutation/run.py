"""`make mutation`: each clause of the conditions and of the policies taken away, and what noticed it.

Prints one line per clause and fails when one is not missed. Needs the tests' packages; takes some minutes.
"""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django

django.setup()

import psycopg
from django.db import DatabaseError, connection, transaction

from tests import agreeing, databases, writing
from tests.agreeing import SOURCES, Tally
from tests.mutation import policies
from tests.mutation.clauses import mutants
from tests.mutation.judging import equivalent, judge, world
from tests.populating import Populated

NAME = "ilonet_mutants"


def main() -> int:
    databases.ensure_server()
    databases.clone(databases.template(), NAME)
    connection.close()
    connection.settings_dict["NAME"] = NAME
    try:
        asked = sys.argv[1:] or ["conditions", "policies"]
        missed = [one for part in asked for one in {"conditions": _conditions, "policies": _policies}[part]()]
    finally:
        connection.close()
        databases.drop(NAME)
    print(f"\n{len(missed)} not noticed and not explained", *missed, sep="\n  ")
    return bool(missed)


def _conditions() -> list[str]:
    wanted = [(module, mutant) for module in agreeing.modules_of_conditions() for mutant in mutants(module)]
    with transaction.atomic():
        noticed, survivors = judge(wanted)
        transaction.set_rollback(True)
    return _tell("conditions", noticed, survivors)


def _policies() -> list[str]:
    noticed: dict[str, str] = {}
    survivors: list[str] = []
    with psycopg.connect(databases.url("ilonet_migrate", NAME), autocommit=True) as owner:
        owner.execute("SET ROLE ilonet_owner")
        for change in policies.changes(owner):
            with policies.spoiled(owner, change):
                difference = _first_difference(change.table)
            if difference:
                noticed[change.name] = difference
            else:
                survivors.append(change.name)
    return _tell("row-level security", noticed, survivors)


def _first_difference(table: str) -> str:
    try:
        with transaction.atomic():
            here = world(1)
            questions = (lambda here: _reading(here, table), *writing.QUESTIONS)
            difference = next((one for question in questions for one in question(here)), "")
            transaction.set_rollback(True)
    except (DatabaseError, LookupError) as error:
        return f"{type(error).__name__}: {error}"
    return difference


def _reading(here: Populated, table: str) -> list[str]:
    """Only of the table that was changed: its rows must tell by themselves."""
    tally = Tally()
    for person in [*here.accounts, None]:
        for noun, source in SOURCES.items():
            if source.guarded and source.rows._meta.db_table == table:
                agreeing.ask_the_database(here, person, noun, source, tally)
        if tally.differences:
            break
    return tally.differences[:1]


def _tell(what: str, noticed: dict[str, str], survivors: list[str]) -> list[str]:
    known = equivalent()
    for name, difference in noticed.items():
        print(f"red         {name}\n            {difference.splitlines()[0]}")
    for name in survivors:
        print(f"{'equivalent' if name in known else 'NOT NOTICED'}  {name}  {known.get(name, '')}")
    print(f"{what}: {len(noticed) + len(survivors)} clauses, {len(noticed)} noticed", flush=True)
    return [name for name in survivors if name not in known]


if __name__ == "__main__":
    sys.exit(main())
