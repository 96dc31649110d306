"""Every row-level policy of the web's role, dropped, opened, or with one clause less."""

import string
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg

POLICIES = """
SELECT tablename, policyname, qual, with_check FROM pg_policies
WHERE 'ilonet_app' = ANY (roles) ORDER BY tablename, policyname
"""
WORD = string.ascii_lowercase + string.digits + "_"
GUARDED = "SELECT relname FROM pg_class WHERE relrowsecurity ORDER BY relname"


@dataclass(frozen=True)
class Change:
    name: str
    table: str
    spoil: str
    mend: str


def changes(connection: psycopg.Connection) -> Iterator[Change]:
    for (table,) in connection.execute(GUARDED).fetchall():
        switch = f"ALTER TABLE {table} {{}} ROW LEVEL SECURITY"
        yield Change(f"{table}: no row-level security", table, switch.format("DISABLE"), switch.format("ENABLE"))
    for table, policy, using, check in connection.execute(POLICIES).fetchall():
        mend = f"ALTER POLICY {policy} ON {table}" + _clause("USING", using) + _clause("WITH CHECK", check)
        away = (
            f"ALTER POLICY {policy} ON {table}"
            + _clause("USING", using and "false")
            + _clause("WITH CHECK", check and "false")
        )
        if policy == "reads":  # that less can be written than should be is found by the tests of the verbs
            yield Change(f"{table}.{policy}: nobody", table, away, mend)
        for word, said in (("USING", using), ("WITH CHECK", check)):
            for what, changed in [("true", "true"), *_fewer(said or "")] if said else []:
                yield Change(
                    f"{table}.{policy}: {word} {what}",
                    table,
                    f"ALTER POLICY {policy} ON {table} {word} ({changed})",
                    mend,
                )


@contextmanager
def spoiled(connection: psycopg.Connection, change: Change) -> Iterator[None]:
    connection.execute(change.spoil)
    try:
        yield
    finally:
        connection.execute(change.mend)


def _clause(word: str, said: str | None) -> str:
    return f" {word} ({said})" if said else ""


def _fewer(said: str) -> Iterator[tuple[str, str]]:
    """Each bracketed group beside AND is made true, beside OR false, and beside OR true."""
    for start, end in _groups(said):
        before, after = said[:start].rstrip(), said[end:].lstrip()
        group = " ".join(said[start:end].split())
        if before.endswith("AND") or after.startswith("AND"):
            yield f"without {group}", f"{said[:start]}true{said[end:]}"
        elif before.endswith("OR") or after.startswith("OR"):
            yield f"without {group}", f"{said[:start]}false{said[end:]}"


def _groups(said: str) -> Iterator[tuple[int, int]]:
    """From the name of the function on, where it is what a function is asked."""
    opened = []
    for place, letter in enumerate(said):
        if letter == "(":
            opened.append(len(said[:place].rstrip(WORD)))
        elif letter == ")":
            yield opened.pop(), place + 1
