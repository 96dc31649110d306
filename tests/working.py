"""The worker's work, done in the test's own transaction: what was asked for is done now."""

import json

from ilonet.access.context import as_the_system
from ilonet.lib import sql
from ilonet.notices.hearing import hear
from ilonet.work.queue import learn_tasks
from tests.making import BECAUSE


def do_what_waits(*tasks: str) -> list[str]:
    """Those named, in their order; says which there were."""
    done = []
    with as_the_system(because=BECAUSE):
        waiting = sql.rows("SELECT id, task, given::text FROM work_job WHERE task = ANY(%s) ORDER BY id", [list(tasks)])
        sql.run("DELETE FROM work_job WHERE id = ANY(%s)", [[one for one, _, _ in waiting]])
    for _id, task, given in waiting:
        learn_tasks()[task](**json.loads(given), tell=lambda _done, _of: None)
        done.append(task)
    return done


def tell_what_was_done() -> None:
    """The audit gets its places, as at commit, and is read on for notices to its end."""
    sql.run("SET CONSTRAINTS ALL IMMEDIATE")
    sql.run("SET CONSTRAINTS ALL DEFERRED")
    while hear():
        pass
