"""Is a mutant noticed by the three-way comparison?"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from django.db import transaction

from ilonet.lib import clock
from tests import agreeing
from tests.agreeing import SOURCES, Source
from tests.mutation.clauses import Mutant
from tests.populating import Populated, populate
from tests.worlds import invent

SEEDS = (1, 2, 3, 4)
EQUIVALENT = Path(__file__).with_name("equivalent.txt")
UNPROVEN = Path(__file__).with_name("unproven.txt")


def equivalent() -> dict[str, str]:
    """Mutants that change nothing that can be asked, each with the reason."""
    found = {}
    for line in EQUIVALENT.read_text().splitlines():
        if line and not line.startswith("#"):
            name, _, reason = line.partition(" # ")
            found[name.strip()] = reason.strip()
    return found


def unproven() -> set[str]:
    """Mutants that no invented world tells apart yet: the list may only become shorter."""
    return {line for line in UNPROVEN.read_text().splitlines() if line and not line.startswith("#")}


def world(seed: int) -> Populated:
    agreeing.moment(seed)
    return populate(invent(seed, clock.now()))


@contextmanager
def mutated(module: ModuleType, mutant: Mutant) -> Iterator[None]:
    """The product's own dictionaries, for a while with other sentences in them."""
    held: dict[str, dict[str, Any]] = {name: dict(getattr(module, name)) for name in mutant.conditions(module)}
    try:
        for name, verbs in mutant.conditions(module).items():
            getattr(module, name).update(verbs)
        yield
    finally:
        for name, verbs in held.items():
            getattr(module, name).update(verbs)


def nouns_of(module: ModuleType) -> dict[str, Source]:
    said = [id(value) for name, value in vars(module).items() if name.isupper() and isinstance(value, dict)]
    shared = {
        id(verb)
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, dict)
        for verb in value.values()
    }
    return {
        noun: source
        for noun, source in SOURCES.items()
        if id(agreeing.verbs_of(source)) in said or shared & {id(verb) for verb in agreeing.verbs_of(source).values()}
    }


def first_difference(here: Populated, nouns: dict[str, Source]) -> str:
    """Stops at the first; a mutant that fails outright is noticed as well."""
    for person in [*here.accounts, None]:
        for noun, source in nouns.items():
            try:
                tally = agreeing.ask(here, person, noun, source)
            except Exception as error:  # noqa: BLE001 — any failure turns the test red
                return f"{type(error).__name__}: {error}"
            if tally.differences:
                return tally.differences[0]
    return ""


def judge(wanted: list[tuple[ModuleType, Mutant]]) -> tuple[dict[str, str], list[str]]:
    """Name to the first difference seen, and the names of those that no world noticed."""
    noticed: dict[str, str] = {}
    left = list(wanted)
    for seed in SEEDS:
        if not left:
            break
        here = world(seed)
        for module, mutant in list(left):
            with mutated(module, mutant), transaction.atomic():
                difference = first_difference(here, nouns_of(module))
                transaction.set_rollback(True)
            if difference:
                noticed[mutant.name] = difference
                left.remove((module, mutant))
    return noticed, [mutant.name for _, mutant in left]
