"""Which roles does ilonet need on a PostgreSQL, and who owns its database?"""

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

MAINTENANCE = "postgres"
OLDEST = 150000  # PostgreSQL 15
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist")
LOCK = 20191240  # any number, the same for everybody who prepares; this one is easy to find in pg_locks

ROLES = {
    "ilonet_owner": "NOLOGIN",  # owns the tables, so that nobody who logs in does
    "ilonet_migrate": "LOGIN CREATEDB",  # changes the tables; makes databases for the tests
    "ilonet_app": "LOGIN",  # the web processes: owns nothing, cannot step past row-level security
    "ilonet_search": "NOLOGIN",  # owns the closed list of search functions
    "ilonet_standing": "NOLOGIN",  # owns the functions that say who stands where
}
MEMBERS = {  # role: of which it is a member
    "ilonet_migrate": "ilonet_owner",  # may SET ROLE to it
    "ilonet_owner": "ilonet_search, ilonet_standing",  # may hand functions to them
}
# A generic plan of a search costs seconds instead of milliseconds; the planner must see the reader's circles.
APP_SETTINGS = {"plan_cache_mode": "force_custom_plan"}


def prepare(url: str) -> None:
    """Make roles, database and extensions as the administrator whom the URL names; asking again changes nothing.

    Works on any PostgreSQL from 15 on, also as an administrator who is no superuser but may create roles and databases.
    """
    wanted = str(conninfo_to_dict(url).get("dbname") or "ilonet")
    with psycopg.connect(make_conninfo(url, dbname=MAINTENANCE), autocommit=True) as connection:
        _refuse_old(connection)
        connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        _make_roles(connection)
        _make_database(connection, wanted)
    with psycopg.connect(make_conninfo(url, dbname=wanted), autocommit=True) as connection:
        _make_extensions(connection)


def _refuse_old(connection: psycopg.Connection) -> None:
    if connection.info.server_version < OLDEST:
        msg = f"ilonet needs PostgreSQL 15 or newer; this server is {connection.info.server_version // 10000}."
        raise psycopg.NotSupportedError(msg)


def _make_roles(connection: psycopg.Connection) -> None:
    present = {
        name for (name,) in connection.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [[*ROLES]])
    }
    for role in ROLES.keys() - present:
        connection.execute(_sql("CREATE ROLE {} " + ROLES[role], role))
    me = connection.info.user
    is_superuser = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone() == (
        True,
    )
    if not is_superuser:
        _grant(connection, "ilonet_owner", to=me)  # otherwise it could not hand over the database
    for role, groups in MEMBERS.items():
        for group in groups.split(", "):
            _grant(connection, group, to=role)
    said = connection.execute("SELECT rolconfig FROM pg_roles WHERE rolname = 'ilonet_app'").fetchone()
    known = (said and said[0]) or []
    for name, value in APP_SETTINGS.items():
        if f"{name}={value}" not in known:
            connection.execute(_sql("ALTER ROLE ilonet_app SET {} = ", name) + sql.Literal(value))


def _grant(connection: psycopg.Connection, group: str, *, to: str) -> None:
    """Since PostgreSQL 16 who creates a role is a member that may not act as it; USAGE tells the two apart."""
    if connection.execute("SELECT pg_has_role(%s, %s, 'USAGE')", [to, group]).fetchone() != (True,):
        connection.execute(_sql("GRANT {} TO {}", group, to))


def _make_database(connection: psycopg.Connection, name: str) -> None:
    """Owned by a role without log-in, closed to everybody who is not named."""
    found = connection.execute(
        "SELECT pg_get_userbyid(datdba), has_database_privilege('ilonet_app', oid, 'TEMP') "
        "FROM pg_database WHERE datname = %s",
        [name],
    ).fetchone()
    if found == ("ilonet_owner", False):
        return
    if found is None:
        connection.execute(_sql("CREATE DATABASE {} OWNER ilonet_owner ENCODING 'UTF8' TEMPLATE template0", name))
    elif found[0] != "ilonet_owner":
        connection.execute(_sql("ALTER DATABASE {} OWNER TO ilonet_owner", name))
    connection.execute(_sql("REVOKE ALL ON DATABASE {} FROM PUBLIC", name))
    connection.execute(_sql("GRANT CONNECT ON DATABASE {} TO ilonet_app, ilonet_migrate", name))


def _make_extensions(connection: psycopg.Connection) -> None:
    present = {name for (name,) in connection.execute("SELECT extname FROM pg_extension")}
    for name in EXTENSIONS:
        if name not in present:
            connection.execute(_sql("CREATE EXTENSION IF NOT EXISTS {}", name))


def _sql(text: str, *names: str) -> sql.Composed:
    return sql.SQL(text).format(*map(sql.Identifier, names))
