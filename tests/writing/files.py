"""Files: written and removed by the post that sent them, read by whom their report says; the system reaches all."""

import uuid
from collections.abc import Iterator
from functools import partial
from itertools import product

from django.db import transaction

from ilonet.lib import sql
from tests.agreeing import actor_of
from tests.model.policy import known
from tests.populating.stored import Populated
from tests.writing.asked import (
    add,
    any_row,
    blindly,
    comes_through,
    everybody,
    knows,
    one_mine_one_not,
    reached_by_the_system,
    refused,
    refused_at_once,
    take,
)


def files_are_changed_and_removed_by_the_post_that_sent_them(here: Populated) -> Iterator[str]:
    for person in everybody(here):
        actor_of(here, person)
        keys = known(here.world, person, "amend", "files")
        mine = {pk for pk, key in here.keys["files"].items() if key in keys} & knows(here, person, "files")
        for pk in here.keys["files"]:
            removed = pk in mine and not _was_released(here, here.keys["files"][pk])
            for statement, may in (
                ("UPDATE documents_file SET digest = digest", pk in mine),
                ("DELETE FROM documents_file", removed),
            ):
                if comes_through(f"{statement} WHERE id = %s RETURNING id", pk) != may:
                    yield f"{person}, {statement}: {may} for {here.keys['files'][pk]}"


def _was_released(here: Populated, key: str) -> bool:
    file = here.world.files[key]
    return here.world.reports[file.report].released_version >= file.since


def files_are_added_by_the_post_that_sends_them(here: Populated) -> Iterator[str]:
    """And in sight of it."""
    example = any_row(here, "files")
    for person in everybody(here):
        actor = actor_of(here, person)
        for holder, reader in product(one_mine_one_not(here, actor), repeat=2):
            example.holder, example.item = holder, uuid.uuid4()
            may = {holder, reader} <= actor.circles
            if refused(partial(add, example, reader)) == may:
                yield f"{person} adds a file held by {holder} for circle {reader}: {not may}"


def files_that_one_may_not_know_are_not_changed_unseen(here: Populated) -> Iterator[str]:
    for person in everybody(here):
        actor_of(here, person)
        if not knows(here, person, "files") and blindly("UPDATE documents_file SET size = 1") != 0:
            yield f"{person} changes files without looking"


def the_system_reaches_every_file(here: Populated) -> Iterator[str]:
    if not reached_by_the_system(here, "files"):
        yield "there are files that the system does not change or remove"


def nobody_says_who_reads_a_file(here: Populated) -> Iterator[str]:
    """Its readers follow the report's, whatever is written into it."""
    for person in everybody(here):
        actor_of(here, person)
        for pk in sorted(knows(here, person, "files"))[:3]:
            before = sql.value("SELECT readers FROM documents_file WHERE id = %s", [pk])
            with transaction.atomic():
                if not refused_at_once(partial(take, "documents_file", pk, 2)):
                    after = sql.value("SELECT readers FROM documents_file WHERE id = %s", [pk])
                    if sorted(after) != sorted(before):
                        yield f"{person} says who reads {here.keys['files'][pk]}"
                transaction.set_rollback(True)


QUESTIONS = (
    files_are_changed_and_removed_by_the_post_that_sent_them,
    files_are_added_by_the_post_that_sends_them,
    files_that_one_may_not_know_are_not_changed_unseen,
    the_system_reaches_every_file,
    nobody_says_who_reads_a_file,
)
