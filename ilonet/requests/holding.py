"""Is a request still known to whoever adds to it? Hidden with the report that it was made from, it takes nothing more."""

from __future__ import annotations

from ilonet.lib import sql
from ilonet.lib.refusals import absent
from ilonet.requests.models import Request

KNOWN = "SELECT id FROM requests_request WHERE id = %s FOR KEY SHARE"


def insist_still_known(request: Request) -> None:
    """Until what is added is written, whoever hides it waits. Raises Refusal as absent."""
    if not sql.rows(KNOWN, [request.pk]):
        raise absent()
