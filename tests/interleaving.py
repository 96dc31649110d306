"""Two acts at once, each on a connection of its own: one stands still before each of its statements, the other goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import Any

from django.db import connection, transaction

from ilonet.lib import sql
from ilonet.lib.refusals import Refusal

Act = Callable[[], object]
WAITS = "SELECT cardinality(pg_blocking_pids(%s)) > 0"
LIMIT = "SET LOCAL statement_timeout = '20s'"  # whatever waits for ever fails, and says where
MOMENT = 0.002  # between two questions whether the other one waits


class Line:
    """A thread that performs one act after the other, each in a transaction, as a request is."""

    def __init__(self, about: tuple[str, ...]) -> None:
        """Only statements about these tables are places to stand still."""
        self.about, self.waited = about, False
        self._stops_at: int | None = None
        self._passed = 0
        self._stands, self._goes = Event(), Event()
        self._doing: Future[str] = Future()
        self._thread = ThreadPoolExecutor(1)
        self._session = self._thread.submit(lambda: sql.value("SELECT pg_backend_pid()")).result()

    def begin(self, act: Act, *, stops_at: int | None = None) -> None:
        self._stops_at, self._passed, self.waited = stops_at, 0, False
        self._stands, self._goes = Event(), Event()
        self._doing = self._thread.submit(self._perform, act)
        self._doing.add_done_callback(lambda _done: self._stands.set())

    def stands_still(self) -> bool:
        """Once it does, or has come to its end before."""
        self._stands.wait()
        return not self._doing.done()

    def comes_to_its_end_or_waits(self) -> None:
        """For the other: the database is asked."""
        while not self._doing.done():
            if sql.value(WAITS, [self._session]):
                self.waited = True
                return
            Event().wait(MOMENT)

    def ends(self) -> str:
        """The code of its refusal, or nothing where it was done."""
        self._goes.set()
        return self._doing.result()

    def leave(self) -> None:
        self._goes.set()
        self._thread.submit(_hang_up).result()
        self._thread.shutdown()

    def _perform(self, act: Act) -> str:
        try:
            with transaction.atomic(), connection.execute_wrapper(self._step):
                sql.run(LIMIT)
                act()
                self._stand()
        except Refusal as refusal:
            return refusal.code
        return ""

    def _step(self, execute: Any, statement: str, *rest: Any) -> Any:
        if any(table in str(statement) for table in self.about):
            self._stand()
        return execute(statement, *rest)

    def _stand(self) -> None:
        if self._passed == self._stops_at:
            self._stands.set()
            self._goes.wait()
        self._passed += 1


def _hang_up() -> None:
    """That of the thread in which this is asked."""
    connection.close()


@contextmanager
def two_lines(*about: str) -> Iterator[tuple[Line, Line]]:
    one, other = Line(about), Line(about)
    try:
        yield one, other
    finally:
        one.leave()
        other.leave()


def interleaved(lines: tuple[Line, Line], acts: Callable[[], tuple[Act, Act]]) -> Iterator[tuple[str, str, bool]]:
    """For each place at which the first stands still: how both ended, and whether the second had to wait. Acts anew each time."""
    first, second = lines
    place, stood = 0, True
    while stood:
        one, other = acts()
        first.begin(one, stops_at=place)
        stood = first.stands_still()
        if stood:
            second.begin(other)
            second.comes_to_its_end_or_waits()
            yield first.ends(), second.ends(), second.waited
        place += 1
