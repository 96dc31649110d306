"""Rows that are changed, added and removed: only where one stands?"""

from collections.abc import Iterator
from functools import partial

from ilonet.lib import sql
from tests.agreeing import SOURCES, actor_of
from tests.model.policy import known
from tests.model.world import World
from tests.model.writings import Version
from tests.populating.stored import Populated
from tests.writing.asked import add, any_row, everybody, knows, one_mine_one_not, refused, take, touched

APPEND_ONLY = {"events", "post records", "deployment records"}
BY_THE_HOLDER = {"files"}  # read by many, written by the post that sent them; their readers follow what they belong to
WITH_READERS = [  # each table once: early warnings are rows of another
    noun
    for noun, source in SOURCES.items()
    if hasattr(source.rows, "readers") and noun not in APPEND_ONLY | BY_THE_HOLDER and not source.rows._meta.proxy
]


def only_what_one_may_know_can_be_changed(here: Populated) -> Iterator[str]:
    for person in everybody(here):
        for noun in WITH_READERS:
            actor_of(here, person)
            found = touched(noun, "UPDATE {} SET readers = readers RETURNING id")
            if found != knows(here, person, noun):
                yield f"{person} can change other {noun} than they may know"


def only_what_nobody_else_has_had_is_removed(here: Populated) -> Iterator[str]:
    """Besides, the Secretariat takes away a neighbour of a network (Art. 5(1)(h))."""
    for person in everybody(here):
        for noun in [*WITH_READERS, *({"readings"} & SOURCES.keys())]:
            actor_of(here, person)
            if touched(noun, "DELETE FROM {} RETURNING id") != _discardable(here, person, noun):
                yield f"{person} can remove other {noun} than their post may discard"


def only_the_secretariat_parts_neighbours(here: Populated) -> Iterator[str]:
    for person in everybody(here):
        actor = actor_of(here, person)
        allowed = "secretariat" in actor.functions
        if bool(touched("neighbours", "DELETE FROM {} RETURNING id")) != allowed:
            yield f"{person} parts neighbours: {not allowed}"


def a_row_is_added_only_where_one_stands(here: Populated) -> Iterator[str]:
    """A row that its writer may not read would be a message dropped into somebody else's drawer."""
    examples = {noun: any_row(here, noun) for noun in WITH_READERS}
    for person in everybody(here):
        actor = actor_of(here, person)
        for circle in one_mine_one_not(here, actor):
            for noun, example in examples.items():
                if refused(partial(add, example, circle)) != (circle not in actor.circles):
                    yield f"{person} adds to {noun} for circle {circle}, mine: {circle in actor.circles}"


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
        for person in everybody(here):
            actor_of(here, person)
            known_ones = knows(here, person, parents)
            for parent in [*here.keys[parents]][:8]:
                if refused(partial(sql.run, statement, [parent, parent])) != (parent not in known_ones):
                    yield f"{person} adds {noun} to {here.keys[parents][parent]}"


def neighbours_change_only_where_one_knows_the_network(here: Populated) -> Iterator[str]:
    for person in everybody(here):
        actor_of(here, person)
        found = touched("neighbours", "UPDATE {} SET id = id RETURNING id")
        if found != knows(here, person, "neighbours"):
            yield f"{person} can change other neighbours than they may know"


def nobody_takes_a_row_to_where_they_do_not_stand(here: Populated) -> Iterator[str]:
    for person in everybody(here):
        actor = actor_of(here, person)
        elsewhere = next(one for one in here.circles if one not in actor.circles)
        for noun in WITH_READERS:
            mine = sorted(knows(here, person, noun))[:1]
            for row in mine:
                table = SOURCES[noun].rows._meta.db_table
                if not refused(partial(take, table, row, elsewhere)):
                    yield f"{person} takes one of the {noun} out of reach"


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


QUESTIONS = (
    only_what_one_may_know_can_be_changed,
    only_what_nobody_else_has_had_is_removed,
    only_the_secretariat_parts_neighbours,
    a_row_is_added_only_where_one_stands,
    a_child_is_added_only_to_a_parent_one_knows,
    neighbours_change_only_where_one_knows_the_network,
    nobody_takes_a_row_to_where_they_do_not_stand,
)
