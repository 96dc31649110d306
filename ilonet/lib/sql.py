"""The one place where SQL is spoken by hand; every statement is a constant, every value a parameter, every name quoted."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection
from psycopg.sql import Composed

Params = Sequence[Any] | Mapping[str, Any] | None


def run(statement: str, params: Params = None) -> int:
    """Run a statement that answers nothing; says how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return cursor.rowcount


def value(statement: str, params: Params = None) -> Any:
    """The first column of the first row, or None."""
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        row = cursor.fetchone()
    return row[0] if row else None


def rows(statement: str | Composed, params: Params = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return cursor.fetchall()
