"""A world in a database of its own, backed up once for the tests of this folder."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from psycopg import sql
from psycopg.rows import dict_row

from ilonet.audit import checkpoints
from tests import databases

HERE = os.environ.get("PYTEST_XDIST_WORKER", "one")


@dataclass
class Kept:
    """One backup of one world, and whom it is locked to."""

    world: str
    folder: Path
    known: dict = field(default_factory=dict)

    @property
    def file(self) -> Path:
        return self.folder / "world.age"

    @property
    def key(self) -> Path:
        return self.folder / "key"

    @property
    def ring(self) -> Path:
        return self.folder / "ring.age"

    @property
    def public(self) -> str:
        return next(line for line in self.key.read_text().splitlines() if "age1" in line).split()[-1]


def empty(name: str) -> str:
    databases.drop(name)
    with psycopg.connect(databases.url("ilonet_migrate", "postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} OWNER ilonet_owner").format(sql.Identifier(name)))
    return name


def forget(name: str) -> None:
    databases.drop(name)
    outside = Path(settings.ILONET_VAR) / "audit" / checkpoints.outside().name
    outside.with_name(f"checkpoints-{name}.jsonl").unlink(missing_ok=True)


def every_row(database: str) -> dict[str, list[dict]]:
    """As the owner sees them, in one order."""
    with psycopg.connect(databases.url("ilonet_migrate", database), row_factory=dict_row) as connection:
        connection.execute("SET ROLE ilonet_owner")
        names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        return {
            one["tablename"]: connection.execute(
                sql.SQL("SELECT * FROM {} t ORDER BY t::text").format(sql.Identifier(one["tablename"]))
            ).fetchall()
            for one in names
        }


@pytest.fixture(scope="session")
def backup(tmp_path_factory):
    databases.ensure_server()
    kept = Kept(databases.clone(databases.template(), f"ilonet_kept_{HERE}"), tmp_path_factory.mktemp("backup"))
    made = subprocess.run(
        [sys.executable, "-m", "ilonet.operations.tests.small_world"],
        capture_output=True,
        text=True,
        cwd=databases.CHECKOUT,
        env=databases.environment_for(kept.world),
        check=False,
    )
    assert made.returncode == 0, made.stderr
    kept.known = json.loads(made.stdout)
    databases.ilonet("backup", "--new-key", str(kept.key), database=kept.world)
    for words in (["--to", str(kept.file)], ["--ring", "--to", str(kept.ring)]):
        done = databases.ilonet("backup", *words, "--recipient", kept.public, database=kept.world, check=False)
        assert done.returncode == 0, done.stderr
    yield kept
    for name in (kept.world, f"ilonet_again_{HERE}"):
        forget(name)


@pytest.fixture
def empty_database():
    return empty(f"ilonet_again_{HERE}")
