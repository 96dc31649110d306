"""Is a row still known to whoever adds to it, and will it be until that is written?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg.sql import SQL, Identifier

from ilonet.lib import sql
from ilonet.lib.refusals import absent

if TYPE_CHECKING:
    from ilonet.access.models import Guarded

# Beside each other; whoever hides it, purges it or takes readers away waits.
KNOWN = SQL("SELECT id FROM {table} WHERE id = %s FOR KEY SHARE")


def insist_still_known(row: Guarded) -> None:
    """To be asked before something is said of it, in the same transaction: until then it is hidden from nobody.

    Raises Refusal as absent where it has been.
    """
    if not sql.rows(KNOWN.format(table=Identifier(row._meta.db_table)), [row.pk]):
        raise absent()
