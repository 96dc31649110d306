"""A drill on a server of the operator's own, of the oldest version that ilonet runs on: restored there, backed up from there."""

import shutil
import tempfile
from pathlib import Path

import pytest

from ilonet.lib.postgres.binaries import Binaries, OsUser
from ilonet.lib.postgres.folders import private
from ilonet.operations.backups.checking import examine
from ilonet.operations.backups.recipients import identities
from tests import databases

DEBIAN = Path("/usr/lib/postgresql/15/bin")

pytestmark = pytest.mark.skipif(not DEBIAN.exists(), reason="no PostgreSQL 15 on this machine")


@pytest.fixture
def address():
    place = Path(tempfile.mkdtemp(prefix="ilonet-"))
    place.chmod(0o711)
    user = OsUser.to_serve(place / "data")
    found, data = Binaries(DEBIAN, user), place / "data"
    private(data, 0o700, user)
    found.run(
        "initdb", "-D", data, "-U", "chief", "--auth=trust", "--encoding=UTF8", "--locale=C", "--lc-ctype=C.UTF-8", "-N"
    )
    found.run("pg_ctl", "start", "-D", data, "-w", "-l", data / "log", "-o", f"-c listen_addresses='' -k {data}")
    yield lambda role: f"postgresql://{role}@/ilonet?host={data}"
    found.run("pg_ctl", "stop", "-D", data, "-m", "immediate")
    shutil.rmtree(place)


def test_restored_into_an_older_server_and_backed_up_from_there(backup, address, tmp_path):
    there = {"DATABASE_URL": address("ilonet_app"), "DATABASE_OWNER_URL": address("ilonet_migrate")}
    there |= {"ILONET_VAR": str(tmp_path / "var"), "ILONET_FILES": str(tmp_path / "files")}
    words = ["restore", str(backup.file), "--key", str(backup.key), "--prepare", address("chief")]
    done = databases.ilonet(*words, database="ilonet", check=False, **there)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "rows, rights and" in done.stdout
    again = tmp_path / "again.age"
    words = ["backup", "--to", str(again), "--recipient", backup.public]
    done = databases.ilonet(*words, database="ilonet", check=False, **there)
    assert done.returncode == 0, done.stderr
    before = examine(backup.file, identities(backup.key)).manifest
    after = examine(again, identities(backup.key)).manifest
    grown = {"accounts_token", "notices_feed", "accounts_enrolment", "audit_event", "audit_link", "audit_checkpoint"}
    assert (before.server // 10000, after.server // 10000) == (18, 15)
    assert {k: v for k, v in before.tables.items() if k not in grown} == {
        k: v for k, v in after.tables.items() if k not in grown
    }
