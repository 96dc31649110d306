"""Is a mutant noticed by the three-way comparison?"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from django.db import transaction

from ilonet.access.context import as_the_system
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


class Trial:
    """One world in which mutants are asked: who is who, and what the model expects, is worked out once."""

    def __init__(self, seed: int) -> None:
        self.here = world(seed)
        self.actors = {one: agreeing.actor_of(self.here, one) for one in [*self.here.accounts, None]}
        self.first = list(self.actors)
        self.expected: dict[tuple[str | None, str, str], set[int]] = {}

    def difference(self, module: ModuleType, mutant: Mutant) -> str:
        """Stops at the first; a mutant that fails outright is noticed as well. Whom one is missed by is asked first."""
        nouns = {noun: one for noun, one in nouns_of(module).items() if not one.asked_of_database_alone}
        before = {noun: dict(agreeing.verbs_of(source)) for noun, source in nouns.items()}
        with mutated(module, mutant):
            for person in list(self.first):
                for noun, source in nouns.items():
                    try:
                        found = self._difference(person, noun, source, before[noun])
                    except Exception as error:  # noqa: BLE001 — any failure turns the test red
                        found = f"{type(error).__name__}: {error}"
                    if found:
                        self.first.remove(person)
                        self.first.insert(0, person)
                        return found
        return ""

    def _difference(self, person: str | None, noun: str, source: Source, before: dict[str, Any]) -> str:
        """The application alone, without the second fence; a sentence that says what it said before is not asked."""
        actor, now = self.actors[person], agreeing.verbs_of(source)
        reads = now["read"](actor)
        other_rows = reads != before["read"](actor)
        for verb, says in now.items():
            condition = reads if verb == "read" else says(actor)
            if not other_rows and condition == before[verb](actor):
                continue
            with transaction.atomic():
                rows = (
                    agreeing.all_rows(source).filter(condition).filter(pk__in=agreeing.all_rows(source).filter(reads))
                )
                answer = set(rows.values_list("pk", flat=True))
            tally = agreeing.Tally()
            said = {"model": self._expected(person, verb, noun, source), "the condition alone": answer}
            tally.compare(person or "nobody", verb, noun, self.here, said)
            if tally.differences:
                return tally.differences[0]
        return ""

    def _expected(self, person: str | None, verb: str, noun: str, source: Source) -> set[int]:
        key = (person, verb, noun)
        if key not in self.expected:
            self.expected[key] = agreeing.expected(self.here, person, verb, noun, source)
        return self.expected[key]


def judge(wanted: list[tuple[ModuleType, Mutant]]) -> tuple[dict[str, str], list[str]]:
    """Name to the first difference seen, and the names of those that no world noticed."""
    noticed: dict[str, str] = {}
    left = list(wanted)
    for seed in SEEDS:
        if not left:
            break
        trial = Trial(seed)
        with as_the_system(because="asks the conditions of the application alone"):
            for module, mutant in list(left):
                difference = trial.difference(module, mutant)
                if difference:
                    noticed[mutant.name] = difference
                    left.remove((module, mutant))
    return noticed, [mutant.name for _, mutant in left]
