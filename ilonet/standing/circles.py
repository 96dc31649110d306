"""Who stands in these circles today? The same answer as `acting_as`, asked the other way round (design.md 3)."""

from __future__ import annotations

from collections.abc import Iterable

from ilonet.access.reach import Reach
from ilonet.lib import sql


def reach(circles: Iterable[int]) -> Reach:
    found = sql.rows(
        "SELECT account_id, post_id, authority_code FROM ilonet_members(%s::integer[])", [sorted(set(circles))]
    )
    return Reach(
        people=len({account for account, _, _ in found}),
        authorities=tuple(sorted({code for _, _, code in found if code})),
        posts=tuple(sorted({post for _, post, _ in found if post})),
    )


def members(circles: Iterable[int]) -> set[int]:
    """The accounts of whoever stands in any of these circles today."""
    found = sql.rows("SELECT DISTINCT account_id FROM ilonet_members(%s::integer[])", [sorted(set(circles))])
    return {account for (account,) in found}
