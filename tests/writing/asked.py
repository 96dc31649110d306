"""How row-level security is asked about a statement that writes; all that was written is taken back."""

import copy
import uuid
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, ProgrammingError, connection, transaction
from psycopg.sql import SQL, Identifier, Placeholder

from ilonet.access.context import as_the_system
from ilonet.lib import sql
from tests import agreeing
from tests.agreeing import SOURCES
from tests.making import BECAUSE
from tests.model.policy import known
from tests.populating.stored import Populated


def everybody(here: Populated) -> list[str | None]:
    return [None, *here.accounts]


def knows(here: Populated, person: str | None, noun: str) -> set[int]:
    allowed = known(here.world, person, "read", SOURCES[noun].rules)
    return {pk for pk, key in here.keys[noun].items() if key in allowed}


def one_mine_one_not(here: Populated, actor: Any) -> list[int]:
    mine = [circle for circle in here.circles if circle in actor.circles]
    return [*mine[-1:], next(circle for circle in here.circles if circle not in actor.circles)]


def any_row(here: Populated, noun: str) -> Any:
    with as_the_system(because=BECAUSE):
        rows = agreeing.all_rows(SOURCES[noun])
        return rows.filter(pk__in=list(here.keys[noun])).first()


def touched(noun: str, statement: str) -> set[int]:
    """In a savepoint that is undone again."""
    with transaction.atomic():
        found = {pk for (pk,) in sql.rows(statement.format(SOURCES[noun].rows._meta.db_table))}
        transaction.set_rollback(True)
    return found


def add(example: Any, circle: int) -> None:
    """Without RETURNING, which would ask the policy of reading as well and hide that of writing."""
    row = copy.copy(example)
    row.pk, row.public_id, row.readers = 900_000_000, uuid.uuid4(), [circle]
    fields = row._meta.concrete_fields
    said = [one.get_db_prep_save(getattr(row, one.attname), connection) for one in fields]
    columns, marks = (Identifier(one.column) for one in fields), [Placeholder()] * len(fields)
    statement = SQL("INSERT INTO {} ({}) VALUES ({})").format(
        Identifier(row._meta.db_table), SQL(", ").join(columns), SQL(", ").join(marks)
    )
    sql.run(statement.as_string(), said)


def take(table: str, row: int, circle: int) -> None:
    sql.run(SQL("UPDATE {} SET readers = ARRAY[%s] WHERE id = %s").format(Identifier(table)).as_string(), [circle, row])


def comes_through(statement: str, pk: int) -> bool:
    """Does it touch the row? All is taken back."""
    try:
        with transaction.atomic():
            touched = bool(sql.rows(statement, [pk]))
            transaction.set_rollback(True)
    except ProgrammingError as error:
        if "row-level security" not in str(error):
            raise
        return False
    return touched


def refused_at_once(attempt: Callable[[], object]) -> bool:
    """What was done stays, for who looks next."""
    try:
        with transaction.atomic():
            attempt()
    except ProgrammingError as error:
        if "row-level security" not in str(error):
            raise
        return True
    return False


def refused(attempt: Callable[[], object]) -> bool:
    """By row-level security; a row that is only twice there has passed it. All is taken back."""
    try:
        with transaction.atomic():
            attempt()
            transaction.set_rollback(True)
    except IntegrityError:
        return False
    except ProgrammingError as error:
        return "row-level security" in str(error)
    return False


def blindly(statement: str) -> int | None:
    """How many rows are touched by one that reads nothing, which the policy of reading does not stop; None: refused."""
    try:
        with transaction.atomic():
            count = sql.run(statement)
            transaction.set_rollback(True)
    except ProgrammingError as error:
        if "row-level security" not in str(error):
            raise
        return None
    return count


def reached_by_the_system(here: Populated, noun: str) -> bool:
    """Whatever it is, to be changed and to be purged."""
    with as_the_system(because=BECAUSE):
        changed = touched(noun, "UPDATE {} SET id = id RETURNING id")
        removed = touched(noun, "DELETE FROM {} RETURNING id")
    return here.keys[noun].keys() <= changed & removed
