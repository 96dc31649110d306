"""What a restored database must not let in again: links, tokens, and whoever is named."""

from collections.abc import Sequence

from ilonet.lib import sql

LINKS = "DELETE FROM accounts_enrolment WHERE used_at IS NULL"
TOKENS = "UPDATE accounts_token SET ended_at = ilonet_now() WHERE ended_at IS NULL"
FEEDS = "UPDATE notices_feed SET ended_at = ilonet_now() WHERE ended_at IS NULL"
MAILS = "UPDATE notices_mail SET state = 'nothing' WHERE state IN ('waiting', 'sending')"  # they left long ago, or are too old
SUSPEND = "UPDATE accounts_account SET suspended_at = coalesce(suspended_at, ilonet_now()) WHERE sign_in = ANY (%s)"
UNKNOWN = (
    "SELECT name FROM unnest(%s::text[]) name WHERE NOT EXISTS (SELECT FROM accounts_account WHERE sign_in = name)"
)


def end_what_opens() -> dict[str, int]:
    """Visits and keys that work once are in no backup."""
    sql.run(MAILS)
    return {"links_ended": sql.run(LINKS), "tokens_ended": sql.run(TOKENS) + sql.run(FEEDS)}


def unknown(names: Sequence[str]) -> list[str]:
    return [name for (name,) in sql.rows(UNKNOWN, [list(names)])]


def suspend(names: Sequence[str]) -> int:
    return sql.run(SUSPEND, [list(names)])
