"""The database as SQL, written by PostgreSQL's own pg_dump at the moment of a snapshot."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from django.db import connection
from psycopg.conninfo import make_conninfo

from ilonet.lib.postgres import installed_programs
from ilonet.lib.refusals import Refusal
from ilonet.operations.backups.snapshot_sql import LEFT_EMPTY, server

OWNER = "ilonet_owner"
OPTIONS = (
    "--format=plain", "--encoding=UTF8", f"--role={OWNER}", "--no-password",
    "--no-comments", "--no-publications", "--no-subscriptions", "--no-security-labels", "--no-tablespaces",
    *(f"--exclude-table-data=public.{name}" for name in LEFT_EMPTY),
)  # fmt: skip
KEPT = ("HOME", "PATH", "PGPASSFILE", "PGSSLROOTCERT", "PGSSLCERT", "PGSSLKEY")
VERSION = re.compile(r"(\d+)")


@contextmanager
def dumped(snapshot: str) -> Iterator[BinaryIO]:
    """Raises Refusal when pg_dump fails; what was read until then is worth nothing."""
    program = pg_dump(server() // 10000)
    spoken = connection.connection.info
    known = {name: value for name, value in spoken.get_parameters().items() if name != "options"}
    environment = {name: os.environ[name] for name in KEPT if name in os.environ} | {"LC_ALL": "C"}
    if spoken.password:
        environment["PGPASSWORD"] = spoken.password  # never in the list of processes
    words = [str(program), *OPTIONS, f"--snapshot={snapshot}", f"--dbname={make_conninfo(**known)}"]
    with tempfile.TemporaryFile() as said:
        running = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said, env=environment
        )
        source = cast("BinaryIO", running.stdout)
        try:
            yield source
        finally:
            source.close()
            running.wait()
        if running.returncode:
            said.seek(0)
            told = said.read(2000).decode(errors="replace").strip()
            raise Refusal("backup.dump_failed", f"PostgreSQL's pg_dump failed: {told}", "Nothing was written.")


def pg_dump(server_major: int) -> Path:
    """The one that came with ilonet, else the operator's; never an older one than the server, which would not do."""
    found = shutil.which("pg_dump")
    candidates = [*installed_programs("pg_dump"), *([Path(found)] if found else [])]
    majors = {program: _major(program) for program in candidates}
    for program, major in majors.items():
        if major >= server_major:
            return program
    have = ", ".join(str(major) for major in majors.values()) or "none"
    raise Refusal(
        "backup.old_pg_dump",
        f"The server is PostgreSQL {server_major}; pg_dump must not be older, and here is {have}.",
        f"Install the client programs of PostgreSQL {server_major} and put pg_dump on the PATH.",
    )


def _major(program: Path) -> int:
    try:
        told = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return 0
    number = VERSION.search(told)
    return int(number[1]) if number else 0
