"""Was this database born as a demonstration or as a real one? It stays what it was born as."""

from django.utils.translation import gettext as _

from ilonet.lib import sql
from ilonet.lib.refusals import Refusal

DEMONSTRATION = "demonstration"
REAL = "real"
TEST = "test"


def born_as() -> str | None:
    return sql.value("SELECT kind FROM ground_birth")


def be_born(kind: str) -> None:
    """Say once what this database is for.

    Raises Refusal when it is already something else.
    """
    sql.run("INSERT INTO ground_birth (kind) VALUES (%s) ON CONFLICT (single) DO NOTHING", [kind])
    present = born_as()
    if present != kind:
        raise Refusal(
            "database.other_birth",
            _("This database was born as %(kind)s, and stays so.") % {"kind": present},
            _("Use another database for %(kind)s content.") % {"kind": kind},
            status=409,
        )
