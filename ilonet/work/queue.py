"""How is something asked for that takes longer than a request? In the transaction that wants it, or not at all.

    @task("reports.analyse")                                # in ilonet/<noun>/tasks.py
    def analyse(*, tell: Tell, report: str) -> None: ...    # may come twice: do nothing where it is done already

    queue.defer("reports.analyse", report=str(report.public_id))

A job begins when its transaction has been committed; undone with it, it was never asked for.
"""

import json
from collections.abc import Callable
from datetime import timedelta

from django.utils.module_loading import autodiscover_modules

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


def is_served() -> bool:
    """Does any worker stand ready?"""
    return bool(sql.value(line_sql.SERVED))


def learn_tasks() -> dict[str, Task]:
    """Every app's `tasks` module, read once."""
    autodiscover_modules("tasks")
    return TASKS
