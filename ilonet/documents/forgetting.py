"""A file is gone when its key is: what is left in the store nobody can open, and it is swept an hour later."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from ilonet.access.context import as_the_system
from ilonet.documents import store
from ilonet.documents.models import File
from ilonet.lib import clock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

BECAUSE = "what lies in the store without a row is swept; nothing is shown to anybody"
NOT_YET = timedelta(hours=1)  # a file is stored before its row is committed, and a backup reads rows before files


def forget(files: Iterable[File]) -> int:
    """Row, key and bytes; says how many there were. The caller has asked whether this may be."""
    names, count = [], 0
    for file in files:
        names.append(file.stored_as)
        file.delete()
        count += 1
    transaction.on_commit(lambda: _forget(names))
    return count


def purge(item: UUID) -> int:
    """Of a thing that must leave no trace: all its files, in every version and state."""
    with as_the_system(because="a thing is purged with all that belongs to it"):
        return forget(File.objects.unrestricted(because=BECAUSE).filter(item=item))


def sweep() -> int:
    """Says how many pieces nobody knew of."""
    with as_the_system(because=BECAUSE):
        known = set(File.objects.unrestricted(because=BECAUSE).values_list("stored_as", flat=True))
    limit, swept = clock.now() - NOT_YET, 0
    for name, came_at in list(store.names()):
        if name.partition(".")[0] not in known and came_at < limit:
            store.forget(name)
            swept += 1
    return swept


def _forget(names: list[str]) -> None:
    for name in filter(None, names):
        store.forget(name)
