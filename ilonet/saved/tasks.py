"""What the worker does for words that were never sent: they go after three days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilonet.saved.unsent import LOOKED_AT_AFTER, tidy
from ilonet.work import queue
from ilonet.work.queue import task

if TYPE_CHECKING:
    from ilonet.work.queue import Tell


@task("saved.tidy")
def tidy_up(*, tell: Tell) -> None:
    """May come twice. As long as something is kept it comes again."""
    if tidy():
        queue.defer("saved.tidy", after=LOOKED_AT_AFTER)
