"""An operator's own PostgreSQL, 15 or newer, is made ready by an administrator who need not be a superuser."""

import shutil
import tempfile
from pathlib import Path

import psycopg
import pytest

from ilonet.lib.postgres import binaries, prepare
from ilonet.lib.postgres.binaries import Binaries, OsUser
from ilonet.lib.postgres.folders import private

DEBIAN = Path("/usr/lib/postgresql/15/bin")
SERVERS = [
    pytest.param("embedded", id="embedded"),
    pytest.param(
        "debian", id="debian-15", marks=pytest.mark.skipif(not DEBIAN.exists(), reason="no PostgreSQL 15 here")
    ),
]


@pytest.fixture(scope="module", params=SERVERS)
def administrator(request):
    """URLs of a throw-away server that trusts whoever reaches its private socket."""
    place = Path(tempfile.mkdtemp(prefix="ilonet-"))
    place.chmod(0o711)
    user = OsUser.to_serve(place / "data")
    found = Binaries(DEBIAN, user) if request.param == "debian" else Binaries.runnable_by(user, spare=place)
    private(place / "data", 0o700, user)
    found.run(
        "initdb", "-D", place / "data", "-U", "chief", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"
    )
    options = f"-c listen_addresses='' -k {place / 'data'}"
    found.run("pg_ctl", "start", "-D", place / "data", "-w", "-l", place / "data" / "log", "-o", options)
    yield lambda role, database: f"postgresql://{role}@/{database}?host={place / 'data'}"
    found.run("pg_ctl", "stop", "-D", place / "data", "-m", "immediate")
    shutil.rmtree(place)


def ask(url, query):
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(query).fetchall()


def test_a_superuser_prepares_and_asking_again_changes_nothing(administrator):
    url = administrator("chief", "ilonet")
    prepare(url)
    before = ask(url, "SELECT oid, xmin FROM pg_authid UNION SELECT oid, xmin FROM pg_database ORDER BY 1")
    prepare(url)
    assert ask(url, "SELECT oid, xmin FROM pg_authid UNION SELECT oid, xmin FROM pg_database ORDER BY 1") == before
    names = {name for (name,) in ask(url, "SELECT extname FROM pg_extension")}
    assert {"pg_trgm", "unaccent", "btree_gist"} <= names


def test_the_administrator_of_a_rented_server_can_prepare_too(administrator):
    chief = administrator("chief", "postgres")
    ask_nothing(chief, "CREATE ROLE clerk LOGIN CREATEDB CREATEROLE")
    for name in ("ilonet", "existing"):
        ask_nothing(chief, f"DROP DATABASE IF EXISTS {name}")
    for role in ("ilonet_owner", "ilonet_migrate", "ilonet_app", "ilonet_search", "ilonet_standing"):
        ask_nothing(chief, f"DROP ROLE IF EXISTS {role}")
    prepare(administrator("clerk", "rented"))
    owner = ask(chief, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'rented'")
    assert owner == [("ilonet_owner",)]


def test_an_existing_database_is_handed_over_and_closed_to_the_rest(administrator):
    chief = administrator("chief", "postgres")
    ask_nothing(chief, "CREATE DATABASE existing")
    prepare(administrator("chief", "existing"))
    ask_nothing(chief, "DROP ROLE IF EXISTS passer_by; CREATE ROLE passer_by LOGIN")
    assert ask(administrator("ilonet_app", "existing"), "SELECT current_user") == [("ilonet_app",)]
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        ask(administrator("passer_by", "existing"), "SELECT 1")


def test_the_application_owns_nothing_and_the_migration_may_act_as_owner(administrator):
    prepare(administrator("chief", "ilonet"))
    app = administrator("ilonet_app", "ilonet")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(app, "CREATE TABLE mine ()")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(app, "SET ROLE ilonet_owner")
    assert ask(app, "SHOW plan_cache_mode") == [("force_custom_plan",)]
    with psycopg.connect(administrator("ilonet_migrate", "ilonet")) as connection:
        connection.execute("SET ROLE ilonet_owner")
        connection.execute("CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'")
        connection.execute("GRANT CREATE ON SCHEMA public TO ilonet_search")
        connection.execute("ALTER FUNCTION one() OWNER TO ilonet_search")
        connection.rollback()


def test_nobody_who_logs_in_can_step_past_row_level_security(administrator):
    prepare(administrator("chief", "ilonet"))
    query = "SELECT rolname FROM pg_roles WHERE rolname LIKE 'ilonet\\_%' AND (rolsuper OR rolbypassrls)"
    assert ask(administrator("chief", "ilonet"), query) == []


def ask_nothing(url, statements):
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements.split(";"):
            connection.execute(statement)


def test_the_wheel_is_found(tmp_path):
    assert (binaries._installed() / "postgres").exists()
