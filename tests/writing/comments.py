"""Comments: said by a post of a wording that it knows and that is talked of; the system reaches all."""

import copy
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db import transaction

from ilonet.access.context import as_the_system
from ilonet.lib import sql
from tests import agreeing
from tests.agreeing import SOURCES, actor_of
from tests.making import BECAUSE
from tests.model.policy import known
from tests.populating.stored import Populated
from tests.writing.asked import (
    add,
    any_row,
    blindly,
    comes_through,
    everybody,
    knows,
    reached_by_the_system,
    refused,
    touched,
)

COLUMNS = {"requests": "request_id", "reports": "report_id", "shared drafts": "draft_id"}
NOT_KEPT = 99  # a version of which nothing is there
MOVED = """
UPDATE comments_comment SET report_id = %s, version = %s, draft_id = NULL, request_id = NULL WHERE CURRENT OF found
"""


def comments_are_said_by_a_post_of_what_it_knows(here: Populated) -> Iterator[str]:
    """While it is talked of; for oneself, and nobody speaks for the post of somebody else."""
    example, posts = any_row(here, "comments"), _posts(here)
    for person in everybody(here):
        actor = actor_of(here, person)
        own = next((one for one in posts if one.pk in actor.post_ids), None)
        other = next(one for one in posts if one.pk not in actor.post_ids)
        for row, key, may in _wordings(here, person, example):
            for post, allowed in ([(own, may)] if own else []) + [(other, False)]:
                said = _for(row, post)
                if refused(partial(add, said, 2)) == allowed:
                    yield f"{person} says something of {key} for {post.pk}: {not allowed}"


def comments_are_changed_by_whoever_said_them(here: Populated) -> Iterator[str]:
    """And deleted by nobody: a line stays."""
    for person in everybody(here):
        actor_of(here, person)
        if touched("comments", "DELETE FROM {} RETURNING id"):
            yield f"{person} deletes comments"
        mine = known(here.world, person, "take_back", "comments")
        standing = [(pk, key) for pk, key in here.keys["comments"].items() if not here.world.comments[key].taken_back]
        for pk, key in standing[::6]:
            changed = comes_through("UPDATE comments_comment SET edited_at = NULL WHERE id = %s RETURNING id", pk)
            if changed != (key in mine):
                yield f"{person} changes {key}: {changed}"


def comments_that_one_may_not_know_are_not_changed_unseen(here: Populated) -> Iterator[str]:
    for person in everybody(here):
        actor_of(here, person)
        if not knows(here, person, "comments") and blindly("UPDATE comments_comment SET edited_at = NULL") != 0:
            yield f"{person} changes comments without looking"


def nobody_takes_their_words_to_what_they_may_not_know(here: Populated) -> Iterator[str]:
    """By a cursor: what is named by no column is not asked for by the policy of reading as well."""
    for person in everybody(here):
        actor_of(here, person)
        said = known(here.world, person, "take_back", "comments") & known(here.world, person, "read", "comments")
        mine = sorted(pk for pk, key in here.keys["comments"].items() if key in said)[:1]
        hidden = sorted(here.keys["reports"].keys() - knows(here, person, "reports"))[:1]
        for pk in mine if hidden else []:
            if not refused(partial(_move, pk, hidden[0])):
                yield f"{person} takes {here.keys['comments'][pk]} to {here.keys['reports'][hidden[0]]}"


def the_system_reaches_every_comment(here: Populated) -> Iterator[str]:
    """Also one about a version that is kept no more."""
    example = any_row(here, "comments")
    [report, *_] = here.keys["reports"]
    with as_the_system(because=BECAUSE), transaction.atomic():
        add(_of(example, "reports", report, NOT_KEPT), 2)
        with_it = touched("comments", "UPDATE comments_comment SET version = version RETURNING id")
        reached = len(with_it) > len(here.keys["comments"]) and reached_by_the_system(here, "comments")
        transaction.set_rollback(True)
    if not reached:
        yield "there are comments that the system does not change or remove"


def _move(comment: int, report: int) -> None:
    sql.run("DECLARE found CURSOR FOR SELECT id FROM comments_comment WHERE id = %s", [comment])
    sql.run("FETCH found")
    sql.run(MOVED, [report, 1])


def _posts(here: Populated) -> list[Any]:
    with as_the_system(because=BECAUSE):
        return list(agreeing.all_rows(SOURCES["posts"]).filter(pk__in=list(here.keys["posts"])).order_by("pk"))


def _wordings(here: Populated, person: str | None, example: Any) -> Iterator[tuple[Any, str, bool]]:
    """Each as a comment would speak of it, and whether this person may."""
    world, every = here.world, {"requests": 1, "shared drafts": 1, "reports": 4}
    for noun, step in every.items():
        rules = SOURCES[noun].rules
        may = known(world, person, "comment", rules) & known(world, person, "read", rules)
        for pk, key in [*here.keys[noun].items()][::step]:
            number = max(1, world.reports[key].released_version) if noun == "reports" else 1
            yield _of(example, noun, pk, number), key, key in may
    reports = {key: pk for pk, key in here.keys["reports"].items()}
    talked_of, opened = known(world, person, "comment", "reports"), known(world, person, "read", "versions")
    for key, one in world.versions.items():
        if one.number < world.reports[one.report].released_version and one.report in talked_of:
            yield _of(example, "reports", reports[one.report], one.number), key, key in opened


def _of(example: Any, noun: str, pk: int, version: int) -> Any:
    row = copy.copy(example)
    row.answers_id = row.draft_id = row.report_id = row.request_id = row.taken_back_at = None
    row.sealed, row.version = b"", version
    setattr(row, COLUMNS[noun], pk)
    return row


def _for(row: Any, post: Any) -> Any:
    row = copy.copy(row)
    row.post_id, row.authority_id = post.pk, post.authority_id
    return row


QUESTIONS = (
    comments_are_said_by_a_post_of_what_it_knows,
    comments_are_changed_by_whoever_said_them,
    comments_that_one_may_not_know_are_not_changed_unseen,
    nobody_takes_their_words_to_what_they_may_not_know,
    the_system_reaches_every_comment,
)
