"""The worker takes one job after the other; what fails comes again later, and a dead worker's job at once."""

import logging
import time
from collections.abc import Callable

from django.db import connection

from ilonet.work.line_sql import Line, Taken
from ilonet.work.queue import TASKS

TELL_EVERY_SECONDS = 0.25

log = logging.getLogger("ilonet.work")


def do_next(line: Line) -> bool:
    """Says whether there was anything to do."""
    taken = line.take()
    if taken is None:
        return False
    try:
        TASKS[taken.task](**taken.given, tell=_telling(line, taken))
    except Exception as error:  # noqa: BLE001 — whatever a task runs into, the next one is done
        # The kind and the place only: the words of an error may quote what was read.
        log.error("job %s %s: %s", taken.id, taken.task, type(error).__name__)  # noqa: TRY400
        line.fail(taken, error)
    else:
        line.finish(taken)
    finally:
        connection.close_if_unusable_or_obsolete()
    return True


def _telling(line: Line, taken: Taken) -> Callable[[int, int], None]:
    """Progress, not more often than anybody looks."""
    last = 0.0

    def tell(done: int, of: int) -> None:
        nonlocal last
        if done == of or time.monotonic() - last > TELL_EVERY_SECONDS:
            last = time.monotonic()
            line.tell(taken, done, of)

    return tell
