"""Questions to row-level security about changing, adding and removing; each yields what is not as it should be."""

import copy
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from django.db import IntegrityError, ProgrammingError, connection, transaction

from ilonet.access.context import as_the_system
from ilonet.lib import sql
from tests import agreeing
from tests.agreeing import SOURCES, actor_of
from tests.making import BECAUSE
from tests.model.policy import known
from tests.model.world import Version, World
from tests.populating import Populated

APPEND_ONLY = {"events", "post records", "deployment records"}
BY_THE_HOLDER = {"files"}  # read by many, written by the post that sent them; their readers follow what they belong to
WITH_READERS = [  # each table once: early warnings are rows of another
    noun
    for noun, source in SOURCES.items()
    if hasattr(source.rows, "readers") and noun not in APPEND_ONLY | BY_THE_HOLDER and not source.rows._meta.proxy
]


def only_what_one_may_know_can_be_changed(here: Populated) -> Iterator[str]:
    for person in _everybody(here):
        for noun in WITH_READERS:
            actor_of(here, person)
            touched = _touched(noun, "UPDATE {} SET readers = readers RETURNING id")
            if touched != _knows(here, person, noun):
                yield f"{person} can change other {noun} than they may know"


def only_what_nobody_else_has_had_is_removed(here: Populated) -> Iterator[str]:
    """Besides, the Secretariat takes away a neighbour of a network (Art. 5(1)(h))."""
    for person in _everybody(here):
        for noun in [*WITH_READERS, *({"readings"} & SOURCES.keys())]:
            actor_of(here, person)
            if _touched(noun, "DELETE FROM {} RETURNING id") != _discardable(here, person, noun):
                yield f"{person} can remove other {noun} than their post may discard"


def only_the_secretariat_parts_neighbours(here: Populated) -> Iterator[str]:
    for person in _everybody(here):
        actor = actor_of(here, person)
        allowed = "secretariat" in actor.functions
        if bool(_touched("neighbours", "DELETE FROM {} RETURNING id")) != allowed:
            yield f"{person} parts neighbours: {not allowed}"


def a_row_is_added_only_where_one_stands(here: Populated) -> Iterator[str]:
    """A row that its writer may not read would be a message dropped into somebody else's drawer."""
    examples = {noun: _any(here, noun) for noun in WITH_READERS}
    for person in _everybody(here):
        actor = actor_of(here, person)
        for circle in _one_mine_one_not(here, actor):
            for noun, example in examples.items():
                if _refused(lambda row=example, to=circle: _add(row, to)) != (circle not in actor.circles):
                    yield f"{person} adds to {noun} for circle {circle}, mine: {circle in actor.circles}"


def files_are_changed_and_removed_by_the_post_that_sent_them(here: Populated) -> Iterator[str]:
    for person in _everybody(here):
        actor_of(here, person)
        keys = known(here.world, person, "amend", "files")
        mine = {pk for pk, key in here.keys["files"].items() if key in keys} & _knows(here, person, "files")
        for pk in here.keys["files"]:
            removed = pk in mine and not _was_released(here, here.keys["files"][pk])
            for statement, may in (
                ("UPDATE documents_file SET digest = digest", pk in mine),
                ("DELETE FROM documents_file", removed),
            ):
                if _comes_through(f"{statement} WHERE id = %s RETURNING id", pk) != may:
                    yield f"{person}, {statement}: {may} for {here.keys['files'][pk]}"


def _was_released(here: Populated, key: str) -> bool:
    file = here.world.files[key]
    return here.world.reports[file.report].released_version >= file.since


def files_are_added_by_the_post_that_sends_them(here: Populated) -> Iterator[str]:
    example = _any(here, "files")
    for person in _everybody(here):
        actor = actor_of(here, person)
        for circle in _one_mine_one_not(here, actor):
            example.holder, example.item = circle, uuid.uuid4()
            if _refused(lambda row=example, to=circle: _add(row, to)) != (circle not in actor.circles):
                yield f"{person} adds a file for circle {circle}, mine: {circle in actor.circles}"


def comments_are_said_by_a_post_of_what_it_knows(here: Populated) -> Iterator[str]:
    """While it is talked of; for oneself, and nobody speaks for the post of somebody else."""
    example = _any(here, "comments")
    posts = _posts(here)
    for person in _everybody(here):
        actor = actor_of(here, person)
        own = next((one for one in posts if one.pk in actor.post_ids), None)
        other = next(one for one in posts if one.pk not in actor.post_ids)
        for noun in ("requests", "reports"):
            may = known(here.world, person, "comment", noun) & known(here.world, person, "read", noun)
            for pk, key in [*here.keys[noun].items()][::4]:
                row = _said_of(example, noun, pk, here)
                for post, allowed in ((own, key in may), (other, False)):
                    said = _for(row, post) if post else None
                    if said and _refused(lambda said=said: _add(said, 2)) == allowed:
                        yield f"{person} says something of {key} for {post.pk}: {not allowed}"


def comments_are_changed_by_whoever_said_them(here: Populated) -> Iterator[str]:
    """And deleted by nobody: a line stays."""
    for person in _everybody(here):
        actor_of(here, person)
        if _touched("comments", "DELETE FROM {} RETURNING id"):
            yield f"{person} deletes comments"
        mine = known(here.world, person, "take_back", "comments")
        standing = [(pk, key) for pk, key in here.keys["comments"].items() if not here.world.comments[key].taken_back]
        for pk, key in standing[::6]:
            changed = _comes_through("UPDATE comments_comment SET edited_at = NULL WHERE id = %s RETURNING id", pk)
            if changed != (key in mine):
                yield f"{person} changes {key}: {changed}"


def _posts(here: Populated) -> list[Any]:
    with as_the_system(because=BECAUSE):
        return list(agreeing.all_rows(SOURCES["posts"]).filter(pk__in=list(here.keys["posts"])).order_by("pk"))


def _said_of(example: Any, noun: str, pk: int, here: Populated) -> Any:
    row = copy.copy(example)
    row.answers_id = row.draft_id = row.taken_back_at = None
    row.sealed, row.version = b"", 1
    row.request_id, row.report_id = (pk, None) if noun == "requests" else (None, pk)
    if row.report_id:
        row.version = max(1, here.world.reports[here.keys[noun][pk]].released_version)
    return row


def _for(row: Any, post: Any) -> Any:
    row = copy.copy(row)
    row.post_id, row.authority_id = post.pk, post.authority_id
    return row


def nobody_says_who_reads_a_file(here: Populated) -> Iterator[str]:
    """Its readers follow the report's, whatever is written into it."""
    for person in _everybody(here):
        actor_of(here, person)
        for pk in sorted(_knows(here, person, "files"))[:3]:
            before = sql.value("SELECT readers FROM documents_file WHERE id = %s", [pk])
            with transaction.atomic():
                if not _refused_at_once(lambda row=pk: _take("documents_file", row, 2)):
                    after = sql.value("SELECT readers FROM documents_file WHERE id = %s", [pk])
                    if sorted(after) != sorted(before):
                        yield f"{person} says who reads {here.keys['files'][pk]}"
                transaction.set_rollback(True)


CHILDREN = {  # without RETURNING: who opened a report may say so, and not look
    "neighbours": (
        "networks",
        "INSERT INTO networks_network_neighbours (from_network_id, to_network_id) VALUES (%s, %s)",
    ),
    "readings": (
        "reports",
        "INSERT INTO reports_reading (report_id, version, authority_code, first_at) VALUES (%s, %s, 'X', now())",
    ),
}


def a_child_is_added_only_to_a_parent_one_knows(here: Populated) -> Iterator[str]:
    for noun, (parents, statement) in CHILDREN.items():
        for person in _everybody(here):
            actor_of(here, person)
            knows = _knows(here, person, parents)
            for parent in [*here.keys[parents]][:8]:
                if _refused(lambda said=statement, to=parent: sql.run(said, [to, to])) != (parent not in knows):
                    yield f"{person} adds {noun} to {here.keys[parents][parent]}"


def neighbours_change_only_where_one_knows_the_network(here: Populated) -> Iterator[str]:
    for person in _everybody(here):
        actor_of(here, person)
        touched = _touched("neighbours", "UPDATE {} SET id = id RETURNING id")
        if touched != _knows(here, person, "neighbours"):
            yield f"{person} can change other neighbours than they may know"


def nobody_takes_a_row_to_where_they_do_not_stand(here: Populated) -> Iterator[str]:
    for person in _everybody(here):
        actor = actor_of(here, person)
        elsewhere = next(one for one in here.circles if one not in actor.circles)
        for noun in WITH_READERS:
            mine = sorted(_knows(here, person, noun))[:1]
            for row in mine:
                table = SOURCES[noun].rows._meta.db_table
                if not _refused(lambda table=table, row=row, to=elsewhere: _take(table, row, to)):
                    yield f"{person} takes one of the {noun} out of reach"


QUESTIONS: list[Callable[[Populated], Iterator[str]]] = [
    only_what_one_may_know_can_be_changed,
    only_what_nobody_else_has_had_is_removed,
    only_the_secretariat_parts_neighbours,
    a_row_is_added_only_where_one_stands,
    a_child_is_added_only_to_a_parent_one_knows,
    neighbours_change_only_where_one_knows_the_network,
    nobody_takes_a_row_to_where_they_do_not_stand,
    files_are_changed_and_removed_by_the_post_that_sent_them,
    files_are_added_by_the_post_that_sends_them,
    nobody_says_who_reads_a_file,
    comments_are_said_by_a_post_of_what_it_knows,
    comments_are_changed_by_whoever_said_them,
]


def _everybody(here: Populated) -> list[str | None]:
    return [None, *here.accounts]


def _knows(here: Populated, person: str | None, noun: str) -> set[int]:
    allowed = known(here.world, person, "read", SOURCES[noun].rules)
    return {pk for pk, key in here.keys[noun].items() if key in allowed}


def _discardable(here: Populated, person: str | None, noun: str) -> set[int]:
    """A report never released, or the version in writing of one that is, while the post may still amend it."""
    world, mine = here.world, known(here.world, person, "discard", "reports")
    if noun == "reports":
        keys = {key for key in mine if world.reports[key].released_version == 0}
    elif noun == "versions":
        keys = {key for key, one in world.versions.items() if one.report in mine and _in_writing(world, one)}
    elif noun == "requests":
        keys = known(here.world, person, "amend", "requests")
    else:
        keys = set()
    return {pk for pk, key in here.keys[noun].items() if key in keys}


def _in_writing(world: World, version: Version) -> bool:
    return version.number > world.reports[version.report].released_version > 0


def _one_mine_one_not(here: Populated, actor: Any) -> list[int]:
    mine = [circle for circle in here.circles if circle in actor.circles]
    return [*mine[-1:], next(circle for circle in here.circles if circle not in actor.circles)]


def _any(here: Populated, noun: str) -> Any:
    with as_the_system(because=BECAUSE):
        rows = agreeing.all_rows(SOURCES[noun])
        return rows.filter(pk__in=list(here.keys[noun])).first()


def _touched(noun: str, statement: str) -> set[int]:
    """In a savepoint that is undone again."""
    with transaction.atomic():
        found = {pk for (pk,) in sql.rows(statement.format(SOURCES[noun].rows._meta.db_table))}
        transaction.set_rollback(True)
    return found


def _add(example: Any, circle: int) -> None:
    """Without RETURNING, which would ask the policy of reading as well and hide that of writing."""
    row = copy.copy(example)
    row.pk, row.public_id, row.readers = 900_000_000, uuid.uuid4(), [circle]
    fields = row._meta.concrete_fields
    said = [one.get_db_prep_save(getattr(row, one.attname), connection) for one in fields]
    columns, marks = ", ".join(f'"{one.column}"' for one in fields), ", ".join(["%s"] * len(fields))
    sql.run(f"INSERT INTO {row._meta.db_table} ({columns}) VALUES ({marks})", said)  # noqa: S608 — names of our own


def _take(table: str, row: int, circle: int) -> None:
    sql.run(f"UPDATE {table} SET readers = ARRAY[%s] WHERE id = %s", [circle, row])  # noqa: S608 — a table of our own


def _comes_through(statement: str, pk: int) -> bool:
    """Does it touch the row? All is taken back."""
    try:
        with transaction.atomic():
            touched = bool(sql.rows(statement, [pk]))
            transaction.set_rollback(True)
    except ProgrammingError as error:
        if "row-level security" not in str(error):
            raise
        return False
    return touched


def _refused_at_once(attempt: Callable[[], None]) -> bool:
    """What was done stays, for who looks next."""
    try:
        with transaction.atomic():
            attempt()
    except ProgrammingError as error:
        if "row-level security" not in str(error):
            raise
        return True
    return False


def _refused(attempt: Callable[[], None]) -> bool:
    """By row-level security; a row that is only twice there has passed it. All is taken back."""
    try:
        with transaction.atomic():
            attempt()
            transaction.set_rollback(True)
    except IntegrityError:
        return False
    except ProgrammingError as error:
        return "row-level security" in str(error)
    return False
