"""In which databases is measured? One of its own per size, made once and kept."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from django.conf import settings
from psycopg import sql
from psycopg.conninfo import make_conninfo

from ilonet.lib import keys
from ilonet.lib.postgres import Server, prepare
from ilonet.lib.refusals import Refusal

SERVER, OWNER, APP = "ilonet_server", "ilonet_migrate", "ilonet_app"
DAYS_KEPT = 20  # postings of the invented officers begin and end: an old database shows another network
WHOLE = """
SELECT shobj_description(oid, 'pg_database')::date > current_date - %s FROM pg_database WHERE datname = %s
"""
CALL_WHOLE = """
DO $$ BEGIN EXECUTE format('COMMENT ON DATABASE %I IS %L', current_database(), current_date); END $$
"""


@dataclass(frozen=True)
class Place:
    """One database, known by its size."""

    reports: int
    administrator: str  # where it may be made and dropped
    owner: str
    app: str

    @property
    def database(self) -> str:
        return f"ilonet_bench_{self.reports}"

    @property
    def environment(self) -> dict[str, str]:
        """For the processes that work on it."""
        return os.environ | {
            "ILONET_VAR": str(room()),
            "ILONET_KEYS": str(room() / "keys" / "ring.json"),
            "ILONET_EXPORTS_PER_DAY": "1000",  # who measures often takes out more
            "ILONET_DICTIONARIES": str(settings.ILONET_DICTIONARIES),  # the same for every database
            "DATABASE_URL": make_conninfo(self.app, dbname=self.database),
            "DATABASE_OWNER_URL": make_conninfo(self.owner, dbname=self.database),
        }

    def fill(self) -> float:
        """Made, if it is not there or has grown old; the seconds that took."""
        began = time.monotonic()
        if not (self._is_whole() and self._fits()):
            self._drop()
            prepare(make_conninfo(self.administrator, dbname=self.database))
            ilonet("migrate", "--quiet", environment=self.environment)
            ilonet("bench", "--fill", str(self.reports), environment=self.environment | {"ILONET_DB_ROLE": "owner"})
        return time.monotonic() - began

    def _fits(self) -> bool:
        """One made by other code than this, such as an earlier draft of it, may not be brought to this version."""
        try:
            ilonet("migrate", "--quiet", environment=self.environment)
        except Refusal:
            return False
        return True

    def _is_whole(self) -> bool:
        """A database that was filled to the end carries the day as its comment."""
        with psycopg.connect(self.administrator, autocommit=True) as connection:
            return connection.execute(WHOLE, [DAYS_KEPT, self.database]).fetchone() == (True,)

    def _drop(self) -> None:
        with psycopg.connect(self.administrator, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(self.database)))


def room() -> Path:
    """Keys, static files and stamps of what is measured; those of the product are left alone."""
    return Path(settings.ILONET_VAR) / "bench"


def ilonet(*words: str, environment: dict[str, str]) -> None:
    """A step in a process of its own, since each step speaks to the database as another role."""
    done = subprocess.run([sys.executable, "-m", "ilonet", *words], env=environment, check=False)
    if done.returncode:
        raise Refusal("bench.step", f"The step “ilonet {words[0]}” did not succeed.", "See what it said above.")


@contextmanager
def server() -> Iterator[dict[str, str]]:
    """Addresses by role: the operator's own PostgreSQL when `DATABASE_URL` names one, the embedded one else."""
    keys.make_ring(room() / "keys" / "ring.json")
    given = os.environ.get("DATABASE_URL")
    if given:
        owner = os.environ.get("DATABASE_OWNER_URL", given)
        administrator = os.environ.get("DATABASE_ADMIN_URL", owner)
        yield {"administrator": make_conninfo(administrator, dbname="postgres"), "owner": owner, "app": given}
        return
    own = Server(Path(settings.ILONET_VAR)).ensure()
    try:
        yield {"administrator": own.url(SERVER, "postgres"), "owner": own.url(OWNER), "app": own.url(APP)}
    finally:
        own.stop()
