"""The chain as the database holds it, in its order."""

from collections.abc import Iterator
from typing import Any

from ilonet.lib import sql

PAGE = 5000

EVENTS = """
SELECT l.position, l.digest, e.id::text,
       to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
       e.act, e.actor, e.hat, e.hat_label, e.authority, e.noun, coalesce(e.public_id::text, ''), e.noted::text
FROM audit_link l LEFT JOIN audit_event e ON e.id = l.event_id
WHERE l.position > %s ORDER BY l.position LIMIT %s
"""
UNCHAINED = "SELECT count(*) FROM audit_event e WHERE NOT EXISTS (SELECT FROM audit_link l WHERE l.event_id = e.id)"
HEAD = "SELECT position, digest FROM audit_link ORDER BY position DESC LIMIT 1"


def chain(after: int = 0) -> Iterator[tuple[Any, ...]]:
    """Every link with its event, from a position on."""
    while True:
        page = sql.rows(EVENTS, [after, PAGE])
        yield from page
        if len(page) < PAGE:
            return
        after = page[-1][0]


def unchained() -> int:
    """Events without a place in the chain: none, once their transactions have ended."""
    return int(sql.value(UNCHAINED))


def head() -> tuple[int, bytes]:
    found = sql.rows(HEAD)
    return (found[0][0], bytes(found[0][1])) if found else (0, b"")
