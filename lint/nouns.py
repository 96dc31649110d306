"""Inside every noun, does the web lean on the domain and the models on nothing that leans on them? For `lint-imports`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

HEIGHTS = {"urls": 5, "views": 4, "api": 4, "middleware": 4, "forms": 3, "tasks": 3, "models": 1, "access": 0}
PROCESS = 2  # a module named after what happens, or after what it answers
APART = {"apps", "migrations", "tests", "templatetags"}  # called by Django or by nobody


class NounContract(Contract):
    """urls over views and api, over forms and tasks, over processes, over models, over access; in every folder there is.

    Models may lean on a process that knows no models (a vocabulary, rules over plain values): such a one stands below.
    """

    type_name = "nouns"

    root = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        broken = [said for noun in sorted(graph.find_children(self.root)) for said in wrong_ways(graph, noun)]  # type: ignore[arg-type]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for said in check.metadata["broken"]:
            output.print_error(said)


def wrong_ways(graph: ImportGraph, noun: str) -> Iterator[str]:
    """One line for each import that goes upwards inside this noun."""
    leaning = _leaning_on_models(graph, noun)
    for importer in sorted(_modules(graph, noun)):
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            if _is_within(imported, noun) and _goes_up(_part(importer, noun), _part(imported, noun), leaning):
                yield f"{importer} imports {imported}"


def _goes_up(importer: str, imported: str, leaning: set[str]) -> bool:
    if {importer, imported} & APART or importer == imported:
        return False
    if importer == "models":
        return imported in leaning or _height(imported) > PROCESS
    if importer == "access":
        return _height(imported) >= _height("forms") or imported in leaning
    return _height(importer) < _height(imported) or {importer, imported} == {"views", "api"}


def _leaning_on_models(graph: ImportGraph, noun: str) -> set[str]:
    """The parts that know the models, directly or through others."""
    if f"{noun}.models" not in graph.modules:
        return set()
    inside = {one for one in graph.find_downstream_modules(f"{noun}.models", as_package=True) if _is_within(one, noun)}
    return {_part(one, noun) for one in inside} - {"models", ""}


def _height(part: str) -> int:
    return HEIGHTS.get("urls" if part.startswith("urls_") else part, PROCESS)


def _modules(graph: ImportGraph, noun: str) -> set[Any]:
    return {noun, *graph.find_descendants(noun)}


def _is_within(module: str, noun: str) -> bool:
    return module.startswith(f"{noun}.")


def _part(module: str, noun: str) -> str:
    return module.removeprefix(noun).lstrip(".").partition(".")[0]
