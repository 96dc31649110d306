"""Who is this person today? One question to the database per request, from rows that begin and end."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from ilonet.access.actor import NO_ONE, Actor, Hat
from ilonet.access.circles import SYSTEM
from ilonet.access.context import stand_in
from ilonet.audit.pseudonyms import pseudonym_of
from ilonet.lib import sql
from ilonet.standing.circles import reach
from ilonet.standing.restraint import restraint_of

BACK_OFFICE = {"back_office", "national_administrator"}
# Whoever is suspended is nobody, not even the one who did what they did before.
STAND = """
SELECT ilonet_stand(id, %s), set_config('app.account', id::text, true), ilonet_restraint(id), ilonet_unread(id)
FROM accounts_account WHERE id = %s AND is_active AND suspended_at IS NULL
"""


def acting_as(account_id: int) -> Actor:
    """The actor, and in the same step the circles of the transaction, which row-level security reads."""
    pseudonym = pseudonym_of(account_id)
    found = sql.rows(STAND, [pseudonym, account_id])
    if not found:
        stand_in([])
        return NO_ONE
    standing, _told, restraint, unread = found[0]
    return _actor(account_id, pseudonym, _plain(standing), _plain(restraint), frozenset(unread))


def _plain(told: Any) -> Any:
    return json.loads(told) if isinstance(told, str) else told


def _actor(
    account_id: int,
    pseudonym: str,
    standing: dict[str, Any],
    restraint: dict[str, Any] | None,
    unread: frozenset[str],
) -> Actor:
    serving, appointments = standing["serving"], standing["appointments"]
    return Actor(
        account_id=account_id,
        circles=frozenset(standing["circles"]) - {SYSTEM},
        post_ids=frozenset(one["post"] for one in serving),
        post_circles=frozenset(one["circle"] for one in serving),
        deployment_ids=frozenset(one["deployment"] for one in serving),
        network_ids=frozenset(standing["networks"]),
        authority_ids=frozenset(one["authority"] for one in [*serving, *appointments] if one["authority"]),
        reviews_for=_held(appointments, BACK_OFFICE),
        looks_for=_held(appointments, {"privacy_reviewer"}) - _held(appointments, BACK_OFFICE),
        functions=frozenset(one["function"] for one in appointments)
        | ({"officer"} if serving else set())
        | ({"facilitator"} if standing["facilitates"] else set()),
        hats=tuple(_hats(standing)),
        now=datetime.fromisoformat(standing["now"]),
        zone=standing["zone"],
        pseudonym=pseudonym,
        restraint=restraint_of(restraint),
        reach_of=reach,
        unread=unread,
    )


def _held(appointments: list[dict[str, Any]], functions: set[str]) -> frozenset[int]:
    """The authorities at which one of these functions is held."""
    return frozenset(one["authority"] for one in appointments if one["function"] in functions and one["authority"])


def _hats(standing: dict[str, Any]) -> list[Hat]:
    posts = [
        Hat(
            "facilitator" if one["facilitates"] else "officer",
            place=one["city"],
            authority_code=one["code"],
            post_id=one["post"],
            authority_id=one["authority"],
        )
        for one in standing["serving"]
    ]
    functions = [
        Hat(one["function"], place=one["organisation"], authority_code=one["code"] or "", authority_id=one["authority"])
        for one in standing["appointments"]
    ]
    return posts + functions
