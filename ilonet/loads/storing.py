"""A list that was looked at goes into the register: one act, one transaction, and only what was confirmed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction

from ilonet.deployments.reference import known_today
from ilonet.directory.loading import Overtaken, load_register
from ilonet.lib import clock
from ilonet.loads.looking import read, show_again
from ilonet.loads.models import Load, Stage
from ilonet.loads.remembering import remembered
from ilonet.work import queue

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.directory.taking_over import Progress

FEW_ROWS = 500  # stored while one waits


def confirm(load: Load, *, version: int, by: Actor) -> bool:
    """Says whether it is done or under way; otherwise the register has moved, and the new difference is shown."""
    try:
        with transaction.atomic():
            load.confirm(version=version, by=by)
            if load.rows > FEW_ROWS:
                queue.defer("loads.store", load=str(load.public_id))
            else:
                store(load, by=by)
    except Overtaken as overtaken:
        load.refresh_from_db(from_queryset=Load.objects.visible_to(by).select_related("authority"))
        show_again(load, overtaken.seen)
        return False
    return True


def store(load: Load, *, by: Actor, progress: Progress | None = None) -> None:
    """Raises Overtaken when what would be done is not what was shown, Refusal when it cannot be done."""
    known = replace(known_today(), wordings=remembered(load.authority))
    incoming = read(load, known, progress)
    loaded = load_register(incoming, by=by, confirmed=load.digest, of=load.public_id, progress=progress)
    load.counts = {**loaded.counts, "missing": loaded.absent}
    load.stored_at = clock.now()
    load.forget(Stage.STORED)
