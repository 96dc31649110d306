"""A database for each test process: cloned from a template that is migrated once per state of the migrations."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
from django.conf import settings
from psycopg import sql
from psycopg.conninfo import make_conninfo

from ilonet.lib import keys

CHECKOUT = Path(__file__).resolve().parent.parent
# Tests undo what they wrote: a server that tidies up beside them notes full tables as empty, and plans for those.
LEAVE_ALONE = """
DO $$ DECLARE one regclass; BEGIN
  FOR one IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
    EXECUTE format('ALTER TABLE %s SET (autovacuum_enabled = false)', one);
  END LOOP;
END $$
"""


def url(role: str, database: str) -> str:
    """A libpq address; the operator's PostgreSQL where DATABASE_URL names one, else the embedded one."""
    if given := os.environ.get("DATABASE_URL"):
        own = {"ilonet_migrate": "DATABASE_OWNER_URL", "ilonet_server": "DATABASE_ADMIN_URL"}.get(role, "DATABASE_URL")
        return make_conninfo(os.environ.get(own, given), dbname=database)
    from ilonet.lib.postgres import Server  # noqa: PLC0415

    return Server(settings.ILONET_VAR).url(role, database=database)


def ensure_server() -> None:
    keys.make_ring(settings.ILONET_KEYS)
    if not os.environ.get("DATABASE_URL"):
        from ilonet.lib.postgres import Server  # noqa: PLC0415

        Server(settings.ILONET_VAR).ensure()


def template() -> str:
    """The name of a migrated database, made when no one has yet made it for this state of the code."""
    return _once(f"ilonet_template_{_fingerprint()}", _migrate)


def demonstration() -> str:
    """The name of a database with the invented network as of this half of the day, made by the first who asks."""
    half = time.strftime("%d%p").lower()  # of this machine: there is no database yet whose clock could be asked
    product = _digest("ilonet/**/*", "tests/databases.py", also=Path(settings.ILONET_KEYS).read_bytes())
    return _once(f"ilonet_demo_{half}_{product}", _demonstrate)


def clone(of: str, name: str) -> str:
    drop(name)
    with psycopg.connect(url("ilonet_migrate", "postgres"), autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER ilonet_owner").format(
                sql.Identifier(name), sql.Identifier(of)
            )
        )
    if files_of(of).exists():
        shutil.copytree(files_of(of), files_of(name))
    return name


def drop(name: str) -> None:
    """Tries again where the server itself is just tidying the database up and may not be disturbed."""
    for wait in (0.2, 1, 3, 0):
        try:
            with psycopg.connect(url("ilonet_migrate", "postgres"), autocommit=True) as connection:
                connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        except (psycopg.errors.InsufficientPrivilege, psycopg.errors.ObjectInUse):
            if not wait:
                raise
            time.sleep(wait)
        else:
            shutil.rmtree(files_of(name), ignore_errors=True)
            return


def exists(name: str) -> bool:
    with psycopg.connect(url("ilonet_migrate", "postgres"), autocommit=True) as connection:
        return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def ilonet(*words: str, database: str, check: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command line, on a database of one's own."""
    return subprocess.run(
        [sys.executable, "-m", "ilonet", *words],
        check=check,
        text=True,
        capture_output=True,
        cwd=CHECKOUT,
        env=environment_for(database) | environment,
    )


def files_of(database: str) -> Path:
    """What is uploaded into a database of one's own lies apart from what anybody else has there."""
    return Path(settings.ILONET_VAR) / "test-files" / database


def environment_for(database: str) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": url("ilonet_app", database),
        "DATABASE_OWNER_URL": url("ilonet_migrate", database),
        "DJANGO_SETTINGS_MODULE": "config.settings.run",
        "ILONET_VAR": str(settings.ILONET_VAR),
        "ILONET_KEYS": str(settings.ILONET_KEYS),
        "ILONET_FILES": str(files_of(database)),
    }


def _once(name: str, fill: Callable[[str], None]) -> str:
    """Under another name until it is whole."""
    making = f"{name}_making"
    with (settings.ILONET_VAR / f"{fill.__name__.strip('_')}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not exists(name):
            drop(making)
            fill(making)
            if files_of(making).exists():
                shutil.rmtree(files_of(name), ignore_errors=True)
                files_of(making).rename(files_of(name))
            with psycopg.connect(url("ilonet_migrate", "postgres"), autocommit=True) as connection:
                connection.execute(
                    sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(making), sql.Identifier(name))
                )
    return name


def _migrate(name: str) -> None:
    with psycopg.connect(url("ilonet_migrate", "postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} OWNER ilonet_owner").format(sql.Identifier(name)))
    made = ilonet("migrate", "--quiet", database=name, check=False)
    if made.returncode:
        raise RuntimeError(made.stderr)
    with psycopg.connect(url("ilonet_migrate", name), autocommit=True) as connection:
        connection.execute("SET ROLE ilonet_owner")
        connection.execute("INSERT INTO ground_birth (kind) VALUES ('test')")
        connection.execute(LEAVE_ALONE)


def _demonstrate(name: str) -> None:
    clone(template(), name)
    with psycopg.connect(url("ilonet_migrate", name), autocommit=True) as connection:
        connection.execute("SET ROLE ilonet_owner")
        connection.execute("TRUNCATE ground_birth")  # the template was born as a test
    made = ilonet("demo", "--once", database=name, check=False)
    if made.returncode:
        raise RuntimeError(made.stdout + made.stderr)
    half = name.split("_")[2]
    with psycopg.connect(url("ilonet_migrate", "postgres"), autocommit=True) as connection:
        known = connection.execute("SELECT datname FROM pg_database WHERE datname ~ '^ilonet_demo_'").fetchall()
    for (other,) in known:
        if other.split("_")[2] != half:  # of another day: nobody asks for it any more
            drop(other)


def _fingerprint() -> str:
    """Changes with any migration, any reference table, any row-level policy."""
    return _digest(
        "ilonet/*/migrations/*.py",
        "ilonet/access/rls.py",
        "ilonet/places/**/*",
        "ilonet/commands/migrate.py",
        "tests/databases.py",
    )


def _digest(*patterns: str, also: bytes = b"") -> str:
    digest = hashlib.sha256(also)
    for pattern in patterns:
        for path in sorted(CHECKOUT.glob(pattern)):
            if (
                path.is_file()
                and "__pycache__" not in path.parts
                and "tests" not in path.parent.relative_to(CHECKOUT).parts[1:]
            ):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
