"""The worker's own line to the database: who it is, which job it holds, how far it has come (ADR 0015).

Direct, never through a pooler: the lock by which others see that it lives, and LISTEN, belong to one connection.
"""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg
from django.db import connection

from ilonet.work.models import MOST_ATTEMPTS

CLASS = 20191241  # of the locks by which workers are known; see pg_locks
CHANNEL = "ilonet_work"
KEPT_LETTERS = 80

# No arbiter is named: whoever asks may insert, and may not read what others asked for.
DEFER = (
    "INSERT INTO work_job (task, given, not_before) VALUES (%s, %s::jsonb, ilonet_now() + %s) ON CONFLICT DO NOTHING"
)
WAKE = "SELECT pg_notify('ilonet_work', '')"
ALIVE = (
    "SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND classid = 20191241 AND granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
SERVED = f"SELECT EXISTS ({ALIVE})"
WAITING = "NOT given_up AND not_before <= ilonet_now()"
TAKE = f"""
UPDATE work_job SET taken_by = %(me)s, attempts = attempts + 1, done = 0, of = 0 WHERE id = (
    SELECT id FROM work_job
    WHERE {WAITING} AND (taken_by IS NULL OR taken_by NOT IN ({ALIVE})) AND attempts < %(most)s
    ORDER BY not_before, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, task, given::text
"""  # noqa: S608 — constants
FINISH = "DELETE FROM work_job WHERE id = %s"
# Again after 10, 40, 90, 160 seconds; then never, and `ilonet health` can say so.
FAIL = """
UPDATE work_job SET taken_by = NULL, trouble = %(trouble)s, given_up = attempts >= %(most)s,
    not_before = ilonet_now() + attempts * attempts * interval '10 seconds' WHERE id = %(id)s
"""
BURY = f"""
UPDATE work_job SET given_up = true, trouble = 'worker died' WHERE NOT given_up AND attempts >= %s
    AND taken_by IS NOT NULL AND taken_by NOT IN ({ALIVE})
"""  # noqa: S608 — constants
TELL = "UPDATE work_job SET done = %s, of = %s WHERE id = %s"
PROGRESS = "SELECT done, of, taken_by IS NOT NULL, given_up FROM work_job WHERE task = %s AND given = %s::jsonb ORDER BY id DESC"
STATE = f"""
SELECT count(*) FILTER (WHERE {WAITING} AND taken_by IS NULL), count(*) FILTER (WHERE given_up),
    min(not_before) FILTER (WHERE {WAITING} AND taken_by IS NULL) FROM work_job
"""  # noqa: S608 — constants


@dataclass(frozen=True)
class Taken:
    id: int
    task: str
    given: dict[str, Any]


@dataclass(frozen=True)
class State:
    """What waits, what was given up, and since when the oldest could have begun."""

    waiting: int
    given_up: int
    since: datetime | None


class Line:
    """One worker's connection; its number is the lock that it holds, so a dead worker's number is free at once."""

    def __init__(self) -> None:
        self.connection = psycopg.connect(**connection.get_connection_params(), autocommit=True)
        self.me = secrets.randbelow(2**31)
        self._run("SELECT pg_advisory_lock(%s, %s)", [CLASS, self.me])
        # This connection never serves a person: it reads the table of jobs and nothing else.
        self._run("SELECT set_config('app.circles', '{0}', false)")
        self._run("LISTEN ilonet_work")

    def take(self) -> Taken | None:
        self._run(BURY, [MOST_ATTEMPTS])
        found = self._run(TAKE, {"me": self.me, "most": MOST_ATTEMPTS}).fetchone()
        return Taken(found[0], found[1], json.loads(found[2])) if found else None

    def finish(self, taken: Taken) -> None:
        self._run(FINISH, [taken.id])

    def fail(self, taken: Taken, trouble: BaseException) -> None:
        said = type(trouble).__name__[:KEPT_LETTERS]
        self._run(FAIL, {"id": taken.id, "trouble": said, "most": MOST_ATTEMPTS})

    def tell(self, taken: Taken, done: int, of: int) -> None:
        self._run(TELL, [done, of, taken.id])

    def state(self) -> State:
        return State(*(self._run(STATE).fetchone() or (0, 0, None)))

    def wait(self, seconds: float) -> None:
        """Until somebody asks for something, at most so long."""
        for _notice in self.connection.notifies(timeout=seconds, stop_after=1):
            return

    def close(self) -> None:
        self.connection.close()

    def _run(self, statement: str, given: Any = None) -> Any:
        return self.connection.execute(statement, given)
