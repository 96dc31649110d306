"""How is something asked for that takes longer than a request? In the transaction that wants it, or not at all.

    @task("reports.analyse")                                # in ilonet/<noun>/tasks.py
    def analyse(*, tell: Tell, report: str) -> None: ...    # may come twice: do nothing where it is done already

    queue.defer("reports.analyse", report=str(report.public_id))

A job begins when its transaction has been committed; undone with it, it was never asked for.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils.module_loading import autodiscover_modules

from ilonet.access.context import as_the_system
from ilonet.lib import sql
from ilonet.work import line_sql

Tell = Callable[[int, int], None]
Task = Callable[..., None]

TASKS: dict[str, Task] = {}


def task(name: str) -> Callable[[Task], Task]:
    """Declares what the worker does under this name; it speaks to the database as nobody until it says for whom."""
    if name in TASKS:
        raise ValueError(f"{name} is declared twice")

    def declare(function: Task) -> Task:
        TASKS[name] = function
        return function

    return declare


def defer(name: str, *, after: timedelta = timedelta(0), **given: str | int) -> None:
    """Ask for a task; ids, codes and counts only. The same one waiting already is enough."""
    sql.run(line_sql.DEFER, [name, json.dumps(given, sort_keys=True), after])
    sql.run(line_sql.WAKE)


@dataclass(frozen=True)
class Progress:
    done: int = 0
    of: int = 0
    is_taken: bool = False
    is_given_up: bool = False


def progress(name: str, **given: str | int) -> Progress | None:
    """How far a task is; nothing when it is done. The caller has shown that it may know of the thing."""
    with as_the_system(because="how far a job is, whose thing the reader has opened"):
        found = sql.rows(line_sql.PROGRESS, [name, json.dumps(given)])
    return Progress(*found[0]) if found else None


def is_served() -> bool:
    """Does any worker stand ready?"""
    return bool(sql.value(line_sql.SERVED))


def learn_tasks() -> dict[str, Task]:
    """Every app's `tasks` module, read once."""
    autodiscover_modules("tasks")
    return TASKS
