"""May this backup be restored here? Into an empty database of this kind, by a code that knows its tables."""

from django.db import DatabaseError
from django.db.migrations.loader import MigrationLoader

from ilonet.lib import sql
from ilonet.lib.birth import born_as
from ilonet.lib.refusals import Refusal
from ilonet.operations.backups import snapshot_sql
from ilonet.operations.backups.manifest import Manifest

ROLES = ("ilonet_app", "ilonet_owner", "ilonet_search", "ilonet_standing")
PREPARE = "ilonet restore --prepare ADDRESS_OF_AN_ADMINISTRATOR …"


def insist_it_fits(manifest: Manifest) -> None:
    """Raises Refusal, in words."""
    _insist_roles()
    if snapshot_sql.has_birth() and (here := born_as()) not in {None, manifest.born_as}:
        raise Refusal(
            "database.other_birth",
            f"This database was born as {here}; the backup is of one born as {manifest.born_as}.",
            f"Use another database for {manifest.born_as} content.",
            status=409,
        )
    if not snapshot_sql.is_empty():
        raise Refusal(
            "restore.not_empty",
            "There is something in this database already, and a restore never writes over anything.",
            "Name an empty one in DATABASE_URL and DATABASE_OWNER_URL; make it by " + PREPARE,
            status=409,
        )
    if unknown := sorted(set(manifest.migrations) - known_migrations()):
        raise Refusal(
            "backup.newer",
            f"This backup is of a newer ilonet ({manifest.ilonet}): {unknown[0]} is not known here.",
            "Install that version, then restore.",
        )


def pending(manifest: Manifest) -> bool:
    """Was it made by an older ilonet, so that `ilonet migrate` has to follow?"""
    return bool(known_migrations() - set(manifest.migrations))


def known_migrations() -> set[str]:
    """By name, as the code has them; the database is not asked."""
    return {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}


def _insist_roles() -> None:
    try:
        found = sql.value("SELECT count(*) FROM pg_roles WHERE rolname = ANY (%s)", [list(ROLES)])
    except DatabaseError as error:
        raise Refusal(
            "database.away",
            "The database does not answer, or does not let us in as ilonet_migrate.",
            f"Is it there, with its roles? They are made by {PREPARE}",
            status=503,
        ) from error
    if found != len(ROLES) or snapshot_sql.server() < 150000:
        raise Refusal(
            "database.not_prepared", "This server does not have the roles of ilonet.", f"Make them: {PREPARE}"
        )
