"""A walk: at random, what anybody might do next; what is refused is nothing done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from django.db import transaction

from ilonet.deployments.models import Post
from ilonet.lib.refusals import Refusal
from tests.held import comments, files, looks, reports, requests, warnings
from tests.held.oracle import what_is_lost, what_is_wrong, what_lies_in_clear
from tests.held.pages import what_pages_show
from tests.held.planted import ADVISED, HELD
from tests.held.stage import Stage, change_standing

NOUNS = {
    "reports": reports,
    "looks": looks,
    "comments": comments,
    "requests": requests,
    "files": files,
    "warnings": warnings,
}
OFTEN = {"reports": 36, "looks": 14, "comments": 14, "requests": 20, "files": 7, "warnings": 7}
ALL_OF_THEM = 25  # every so many steps everybody looks, not only each in turn
TRIED = 6
OFTEN_ENOUGH = 10
LOOKING = 1  # who walks through the pages at the end
DONE, REFUSED, NOTHING_THERE = "done", "refused", "nothing there"
Verb = Callable[[Stage], None]


def _turn(stage: Stage) -> tuple[str, Verb]:
    if stage.dice.random() < 0.04:
        verb = stage.dice.choice([looks.wait, change_standing, change_standing])
        return verb.__name__, verb
    noun = stage.dice.choices([*OFTEN], [*OFTEN.values()])[0]
    verb = stage.dice.choice(NOUNS[noun].VERBS)
    return f"{noun}.{verb.__name__}", verb


def walk(stage: Stage, steps: int) -> Iterator[str]:
    """What is wrong after each step, if anything."""
    for number in range(steps):
        name = _do_something(stage)
        if name:
            everybody = number % ALL_OF_THEM == 0
            yield from (f"{number} {name}: {one}" for one in what_is_wrong(stage, by_everybody=everybody))
        if number % OFTEN_ENOUGH == 0:
            yield from what_is_lost(stage)
    yield from what_is_wrong(stage, by_everybody=True)
    yield from what_is_lost(stage)
    yield from what_lies_in_clear()
    for name in stage.dice.sample([*stage.people], LOOKING):
        yield from what_pages_show(stage, name)


def led(stage: Stage, way: Sequence[Verb], rounds: int) -> Iterator[str]:
    """The same on one way, again and again: each act until it is done, with one thing; whoever decides wants it masked."""
    stage.dwells, stage.strays, stage.begins = 1.0, 0.0, 1.0
    stage.decides, stage.keeps = ("mask",), 0.5
    for verb in [*way] * rounds:
        if any(attempt(stage, verb.__name__, verb) == DONE for _ in range(TRIED)):
            yield from what_is_wrong(stage)


def _do_something(stage: Stage) -> str:
    """What was done; empty where it was refused."""
    for _ in range(TRIED):
        name, verb = _turn(stage)
        became = attempt(stage, name, verb)
        if became != NOTHING_THERE:
            return name if became == DONE else ""
    return ""


def attempt(stage: Stage, name: str, verb: Verb) -> str:
    """What is refused is nothing done, and nothing remembered."""
    known = len(stage.things)
    try:
        with transaction.atomic():
            verb(stage)
    except (Refusal, IndexError, Post.DoesNotExist) as error:
        del stage.things[known:]
        return REFUSED if isinstance(error, Refusal) else NOTHING_THERE
    stage.done[name] += 1
    return DONE


def met(stage: Stage) -> Counter[str]:
    """A walk on which nothing flagged was ever let go would show nothing."""
    found: Counter[str] = Counter()
    for thing in stage.things:
        for said in thing.out:
            where = [(one, words) for one in said for words in (*HELD, *ADVISED) if words in one]
            found[f"{thing.noun} let through"] += sum(one in thing.cleared for one in where)
            found[f"{thing.noun} with a reason"] += sum(one in thing.reasons for one in where)
        found[f"{thing.noun} disowned"] += len(thing.disowned)
    return +found
