"""How is the installation? All checks, the database first, since most others need it."""

import json
import threading
import time
from dataclasses import dataclass
from typing import Any

import psycopg
from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _
from psycopg_pool import PoolTimeout

from ilonet.access.context import as_the_system
from ilonet.lib.health import BROKEN, CHECKS, WORST_FIRST, Answer, Asked, asked, broken, checks

KEPT_SECONDS = 5
NOT_FOR_LIBPQ = {"pool", "prepare_threshold"}
BECAUSE = "health is counted, never shown"


def ask_all(*, proofs: bool = False, only_proofs: bool = False) -> list[Asked]:
    """Broken ones first."""
    wanted = [
        one for one in checks() if (proofs or only_proofs or not one.is_proof) and (one.is_proof or not only_proofs)
    ]
    away = _away()
    found = [asked(one) for one in wanted if not one.needs_database]
    if away:
        return [Asked(CHECKS["database"], away, 0.0), *found]
    for one in (one for one in wanted if one.needs_database):
        with as_the_system(because=BECAUSE):
            found.append(asked(one))
    return sorted(found, key=lambda one: WORST_FIRST.index(one.answer.state))


def worst(found: list[Asked]) -> str:
    return next(state for state in WORST_FIRST if any(one.answer.state == state for one in found) or state == "fine")


def _away() -> Answer | None:
    """Asked with a short patience and without the pool, which would wait longer than anybody who looks."""
    known = settings.DATABASES["default"]
    options = {name: value for name, value in known["OPTIONS"].items() if name not in NOT_FOR_LIBPQ}
    try:
        psycopg.connect(
            dbname=connection.settings_dict["NAME"],
            user=known["USER"] or None,
            password=known["PASSWORD"] or None,
            host=known["HOST"] or None,
            port=known["PORT"] or None,
            connect_timeout=2,
            **options,
        ).close()
    except psycopg.Error:
        return broken(
            _("The database does not answer, or does not let us in as ilonet_app."),
            _("Start it; look at DATABASE_URL, at its log, and whether it has too many visitors."),
        )
    return None


@dataclass
class _Kept:
    found: tuple[str, ...] = ()
    until: float = 0.0


_kept, _lock = _Kept(), threading.Lock()


def trouble() -> tuple[str, ...]:
    """The names of what is broken and nothing else; asked once in five seconds, whoever knocks how often."""
    with _lock:
        if time.monotonic() > _kept.until:
            _kept.found = _broken()
            _kept.until = time.monotonic() + KEPT_SECONDS
        return _kept.found


def _broken() -> tuple[str, ...]:
    try:
        return tuple(sorted(one.check.name for one in ask_all() if one.answer.state == BROKEN))
    except (DatabaseError, PoolTimeout):
        return ("database",)


def as_json(found: list[Asked]) -> str:
    told: dict[str, Any] = {"state": worst(found), "checks": []}
    for one in found:
        answer = one.answer
        told["checks"].append({"name": one.check.name, "state": answer.state, "says": answer.says, "do": answer.do})
    return json.dumps(told, indent=1, ensure_ascii=False)
