"""What the worker does for files: the search for malware once the daemon is back, and the sweeping."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ilonet.access.context import as_the_system
from ilonet.documents import arriving, forgetting
from ilonet.documents.clearing import look_through
from ilonet.documents.models import File, State
from ilonet.documents.scanning import NotScanned
from ilonet.work import queue
from ilonet.work.queue import task

if TYPE_CHECKING:
    from ilonet.work.queue import Tell

BECAUSE = "the worker looks through a file that waits, and shows it to nobody"
AGAIN_AFTER = timedelta(minutes=1)


@task("documents.scan")
def scan(*, tell: Tell, file: str) -> None:
    """Asked again every minute while the daemon is away; a file that is gone or settled is left alone."""
    with as_the_system(because=BECAUSE):
        row = _locked(file, State.WAITING)
        if row is None:
            return
        try:
            look_through(row)
        except NotScanned:
            queue.defer("documents.scan", after=AGAIN_AFTER, file=file)
            return
        if row.state == State.CLEAR:
            queue.defer("reports.find_file", item=str(row.item))


@task("documents.forget_unfinished")
def forget_unfinished(*, tell: Tell, file: str) -> None:
    with as_the_system(because=BECAUSE):
        row = _locked(file, State.ARRIVING)
        if row is not None:
            arriving.forget(row)


@task("documents.sweep")
def sweep(*, tell: Tell) -> None:
    forgetting.sweep()


def _locked(file: str, state: State) -> File | None:
    rows = File.objects.unrestricted(because=BECAUSE).select_for_update()
    found: File | None = rows.filter(public_id=file, state=state).first()
    return found
